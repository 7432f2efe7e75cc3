package dev.timeoutdoctor.report;

import dev.timeoutdoctor.text.Printable;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes GitHub-flavoured Markdown. Names come from an account, so nothing in them may act as markup. */
final class Markdown {

    private static final Pattern SPECIAL = Pattern
            .compile("[\\\\`*\\[\\]<|~]|&(?=#?\\w+;)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern PIPE = Pattern.compile("(\\\\*)\\|");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern LINE_START = Pattern.compile("^(\\d+)([.)])(?=\\s|$)|^([-+=#>])");

    private final StringBuilder out = new StringBuilder();

    /** Plain text in a paragraph, list or table cell, on one line. */
    static String text(String plain) {
        String line = Printable.line(plain);
        String escaped = SPECIAL.matcher(line).replaceAll(match -> "\\\\" + Matcher.quoteReplacement(match.group()));
        return LINE_START.matcher(escaped).replaceFirst(Markdown::escapedStart);
    }

    /** A name or value as code; in tables too. */
    static String code(String plain) {
        String line = Printable.line(plain);
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** A link to one of our own sources. */
    static String link(String label, String url) {
        return "[" + text(label) + "](<" + url + ">)";
    }

    void heading(int level, String plain) {
        block("#".repeat(level) + " " + text(plain));
    }

    /** A block of Markdown that is ready. */
    void block(String markdown) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(markdown).append('\n');
    }

    void list(List<String> items) {
        block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /** A table; cells are ready Markdown, but a pipe that is left in them (in code) is still guarded. */
    void table(List<String> header, List<List<String>> rows) {
        String rule = header.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        block(row(header) + "\n" + rule
                + rows.stream().map(Markdown::row).map(row -> "\n" + row).collect(Collectors.joining()));
    }

    /** Several lines of code. */
    void codeBlock(String plain, String language) {
        String safe = plain.lines().map(Printable::code).collect(Collectors.joining("\n")).stripTrailing();
        String fence = "`".repeat(Math.max(3, longestRun(safe) + 1));
        block(fence + language + "\n" + safe + "\n" + fence);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::guarded).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A pipe ends a cell even inside code, unless an odd number of backslashes stands before it. */
    private static String guarded(String cell) {
        return PIPE.matcher(cell).replaceAll(match -> Matcher
                .quoteReplacement(match.group(1).length() % 2 == 0 ? match.group(1) + "\\|" : match.group()));
    }

    private static String escapedStart(MatchResult start) {
        return Matcher.quoteReplacement(
                start.group(3) == null ? start.group(1) + "\\" + start.group(2) : "\\" + start.group(3));
    }

    private static int longestRun(String text) {
        return BACKTICKS.matcher(text).results().mapToInt(match -> match.group().length()).max().orElse(0);
    }
}
