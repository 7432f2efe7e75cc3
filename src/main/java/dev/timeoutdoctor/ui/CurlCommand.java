package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.RequestDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request as the {@code curl} command that sends it. What looks like a secret stands in it as a variable of the shell. */
final class CurlCommand {

    private static final Pattern SECRET = Pattern.compile("auth|cookie|token|secret|key|password|session|signature");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private CurlCommand() {}

    static String of(RequestDraft request) {
        List<String> lines = new ArrayList<>();
        lines.add("curl -i -X " + request.method());
        new TreeMap<>(request.headers()).forEach((name, value) -> lines.add("-H " + header(name, value)));
        if (!request.body().isEmpty()) {
            lines.add("--data-raw " + quoted(request.body()));
        }
        lines.add(argument(request.url()));
        return String.join(" \\\n  ", lines);
    }

    /** A word of a shell. */
    static String argument(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    static String header(String name, String value) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()
                ? "\"" + name + ": $" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "\""
                : quoted(name + ": " + value);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
