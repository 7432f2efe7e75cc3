package dev.timeoutdoctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Markdown report as one HTML file: no scripts, nothing that is fetched. It knows the Markdown that {@link Markdown} writes; every
 * character of the text is escaped, so nothing in a name acts as markup.
 */
public final class HtmlReport {

    private static final String HEAD = """
                                       <!DOCTYPE html>
                                       <html lang="en">
                                       <head>
                                       <meta charset="utf-8">
                                       <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                                       <title>%s</title>
                                       <style>
                                       body { font-family: sans-serif; line-height: 1.4; max-width: 70em; margin: 2em auto; padding: 0 1em; }
                                       table { border-collapse: collapse; }
                                       th, td { border: 1px solid #999; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
                                       code { overflow-wrap: anywhere; }
                                       pre { overflow-x: auto; padding: 0.5em; border: 1px solid #999; }
                                       </style>
                                       </head>
                                       <body>
                                       """;
    private static final String FOOT = "</body>\n</html>\n";
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.*)");
    private static final Pattern FENCE = Pattern.compile("(`{3,})\\w*");
    private static final Pattern RULE = Pattern.compile("\\|( --- \\|)+");
    /** An escaped sign, code, a bold mark, a link; in this order. */
    private static final Pattern INLINE = Pattern
            .compile("\\\\(?<sign>\\p{Punct})|(?<fence>`+)(?<code>.+?)(?<!`)\\k<fence>(?!`)"
                    + "|(?<bold>\\*\\*)|\\[(?<label>(?:\\\\.|[^\\]\\\\])*)]\\(<(?<url>https://[^<>\\s]*)>\\)");

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param markdown what {@link MarkdownReport} wrote
     */
    public static String of(String markdown) {
        List<String> lines = markdown.lines().toList();
        String title = lines.stream().map(HEADING::matcher).filter(Matcher::matches).map(found -> found.group(2))
                .map(HtmlReport::plain).findFirst().orElse("");
        StringBuilder page = new StringBuilder(HEAD.replace("%s", title));
        int at = 0;
        while (at < lines.size()) {
            at = block(lines, at, page);
        }
        return page.append(FOOT).toString();
    }

    /** Writes the block that begins at a line; gives the line after it. */
    private static int block(List<String> lines, int from, StringBuilder page) {
        String line = lines.get(from);
        Matcher heading = HEADING.matcher(line);
        Matcher fence = FENCE.matcher(line);
        if (line.isBlank()) {
            return from + 1;
        }
        if (heading.matches()) {
            String tag = "h" + heading.group(1).length();
            element(page, tag, inline(heading.group(2)));
            return from + 1;
        }
        if (fence.matches()) {
            int end = from + 1;
            while (end < lines.size() && !lines.get(end).equals(fence.group(1))) {
                end++;
            }
            element(page, "pre", escaped(String.join("\n", lines.subList(from + 1, end))));
            return Math.min(end + 1, lines.size());
        }
        int end = from;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        paragraph(lines.subList(from, end), page);
        return end;
    }

    private static void paragraph(List<String> lines, StringBuilder page) {
        if (lines.size() > 1 && RULE.matcher(lines.get(1)).matches()) {
            table(lines, page);
        } else if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            element(page, "ul", lines.stream().map(line -> "<li>" + inline(line.substring(2)) + "</li>")
                    .collect(Collectors.joining("\n", "\n", "\n")));
        } else {
            element(page, "p", inline(String.join("\n", lines)));
        }
    }

    private static void table(List<String> lines, StringBuilder page) {
        StringBuilder rows = new StringBuilder("\n");
        for (int i = 0; i < lines.size(); i++) {
            if (i != 1) {
                String cell = i == 0 ? "th" : "td";
                element(rows, "tr", cells(lines.get(i)).stream()
                        .map(text -> "<" + cell + ">" + inline(text) + "</" + cell + ">")
                        .collect(Collectors.joining()));
            }
        }
        element(page, "table", rows.toString());
    }

    /** A pipe with an odd number of backslashes before it is no border, and the last of them is its guard. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int backslashes = 0;
        for (char sign : row.substring(1).toCharArray()) {
            if (sign == '|' && backslashes % 2 == 0) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                if (sign == '|') {
                    cell.setLength(cell.length() - 1);
                }
                cell.append(sign);
            }
            backslashes = sign == '\\' ? backslashes + 1 : 0;
        }
        return cells;
    }

    private static String inline(String markdown) {
        StringBuilder html = new StringBuilder();
        Matcher found = INLINE.matcher(markdown);
        int from = 0;
        boolean bold = false;
        while (found.find()) {
            html.append(escaped(markdown.substring(from, found.start())));
            from = found.end();
            if (found.group("sign") != null) {
                html.append(escaped(found.group("sign")));
            } else if (found.group("code") != null) {
                html.append("<code>").append(escaped(code(found.group("code")))).append("</code>");
            } else if (found.group("bold") != null) {
                html.append(bold ? "</strong>" : "<strong>");
                bold = !bold;
            } else {
                html.append("<a href=\"").append(escaped(found.group("url"))).append("\">")
                        .append(plain(found.group("label"))).append("</a>");
            }
        }
        return html.append(escaped(markdown.substring(from))).append(bold ? "</strong>" : "").toString();
    }

    private static String code(String text) {
        boolean padded = text.length() > 2 && text.startsWith(" ") && text.endsWith(" ");
        return padded ? text.substring(1, text.length() - 1) : text;
    }

    /** Text with escaped signs and nothing else. */
    private static String plain(String markdown) {
        return escaped(markdown.replaceAll("\\\\(\\p{Punct})", "$1"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }

    private static void element(StringBuilder page, String tag, String content) {
        page.append('<').append(tag).append('>').append(content).append("</").append(tag).append(">\n");
    }
}
