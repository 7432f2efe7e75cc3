package dev.timeoutdoctor.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as {@code curl -i} prints it: a status line, headers, an empty line, the body.
 *
 * @param headers by name, as they were written
 */
public record PastedAnswer(int status, Map<String, String> headers, String body) {

    /** {@code HTTP/1.1 504 Gateway Timeout}; HTTP/2 has no words after the number. */
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]{1,4} (?<status>[1-9]\\d\\d)(?= |\\n|$)");

    public PastedAnswer {
        headers = Map.copyOf(headers);
    }

    /** The last answer of those that {@code curl} prints one after the other, such as {@code 100 Continue} before it. */
    public static Optional<PastedAnswer> of(String text) {
        Optional<PastedAnswer> last = Optional.empty();
        String rest = text.replace("\r\n", "\n").stripLeading();
        for (Matcher line = STATUS_LINE.matcher(rest); line.lookingAt(); line = STATUS_LINE.matcher(rest)) {
            int end = rest.indexOf("\n\n");
            String head = end < 0 ? rest : rest.substring(0, end);
            String body = end < 0 ? "" : rest.substring(end + 2);
            last = Optional.of(new PastedAnswer(Integer.parseInt(line.group("status")),
                    headers(head.lines().skip(1).toList()), body.strip()));
            rest = body;
        }
        return last;
    }

    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
