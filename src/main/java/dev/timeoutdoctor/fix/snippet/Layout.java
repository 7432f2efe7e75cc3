package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Printable;
import java.util.Locale;

/** What the writers have in common. */
final class Layout {

    /** The name of the only member of a value that is an expression in the tool's language and no text. */
    static final String EXPRESSION = "=";

    private Layout() {}

    /** A name from an account as the rest of a line. */
    static String comment(String text) {
        return Printable.line(text);
    }

    /** {@code YourFunction} as {@code yourFunction}. */
    static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** {@code YourFunction} as {@code your_function}. */
    static String snake(String name) {
        return lower(name).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
