package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>");
    private static final Set<String> TAGS = Set.of("h1", "h2", "h3", "p", "ul", "li", "table", "tr", "th", "td", "code",
            "pre", "strong", "a");

    private static final List<String> HOSTILE = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))", "`</code><script>x", "a|b", "a\\|<b>", "&lt;i&gt;", "**b**", "' onload='x",
            "[x](<https://evil.example>)", "</style></pre><b>");

    @Test
    void eachKindOfBlockBecomesItsElement() {
        Markdown page = new Markdown();
        page.heading(1, "A & B");
        page.block("**" + Markdown.text("Found") + "** (" + Markdown.code("a`b") + ")");
        page.list(List.of(Markdown.text("one"), Markdown.link("AWS", "https://docs.example.com/a?b=1&c=2")));
        page.table(List.of("A", "B"), List.of(List.of(Markdown.text("x|y"), Markdown.code("p|q"))));
        page.codeBlock("aws \\\n  --x '<y>'", "sh");
        assertEquals("""
                     <h1>A &amp; B</h1>
                     <p><strong>Found</strong> (<code>a`b</code>)</p>
                     <ul>
                     <li>one</li>
                     <li><a href="https://docs.example.com/a?b=1&amp;c=2">AWS</a></li>
                     </ul>
                     <table>
                     <tr><th>A</th><th>B</th></tr>
                     <tr><td>x|y</td><td><code>p|q</code></td></tr>
                     </table>
                     <pre>aws \\
                       --x &#39;&lt;y&gt;&#39;</pre>
                     """, body(HtmlReport.of(page.toString())));
    }

    @Test
    void hostileNamesStayText() {
        for (String name : HOSTILE) {
            Markdown page = new Markdown();
            page.heading(1, name);
            page.block(Markdown.text(name));
            page.list(List.of(Markdown.code(name)));
            page.table(List.of("A", "B"), List.of(List.of(Markdown.text(name), Markdown.code(name))));
            page.codeBlock(name, "sh");
            String html = escaped(name);
            assertEquals("<h1>" + html + "</h1>\n<p>" + html + "</p>\n<ul>\n<li><code>" + html
                    + "</code></li>\n</ul>\n<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>" + html + "</td><td><code>"
                    + html.replace("\\|", "|") + "</code></td></tr>\n</table>\n<pre>" + html + "</pre>\n",
                    body(HtmlReport.of(page.toString())));
        }
    }

    @Test
    void aWholeReportNeedsNothingFromElsewhereAndRunsNothing() {
        String markdown = new MarkdownReport(Texts.in(Locale.of("en", "XR")), Guide.load(), GuideMistakes.load(),
                CauseAdvice.load(), "Timeout Doctor 0.1.0").of(Sessions.full(), Sessions.WRITTEN);
        String html = HtmlReport.of(markdown);
        Set<String> others = TAG.matcher(body(html)).results().map(tag -> tag.group(1))
                .filter(tag -> !TAGS.contains(tag)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), others);
        assertEquals(List.of(), TAG.matcher(html).results().map(tag -> tag.group())
                .filter(tag -> tag.contains("src=") || tag.startsWith("<link") || tag.contains("javascript:"))
                .toList());
        long headings = markdown.lines().filter(line -> line.matches("#{1,3} .*")).count();
        assertEquals(headings, TAG.matcher(html).results().filter(tag -> tag.group().matches("<h[123]>")).count());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }

    private static String body(String html) {
        return html.substring(html.indexOf("<body>\n") + 7, html.indexOf("</body>"));
    }
}
