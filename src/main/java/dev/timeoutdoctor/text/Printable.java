package dev.timeoutdoctor.text;

import java.util.regex.Pattern;

/**
 * Texts from an account as they may be printed. Names may be in any script; what steers a terminal (control characters, also those
 * above ASCII) or turns the direction in which others read (Unicode: bidirectional overrides, embeddings and isolates) becomes a blank.
 * Joiners and marks stay, since Persian, Hindi and emoji are written with them.
 */
public final class Printable {

    private static final String STEERING = "\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";
    private static final Pattern EACH = Pattern.compile("[" + STEERING + "]");
    private static final Pattern BLANK = Pattern.compile("[\\s" + STEERING + "]+");

    private Printable() {}

    /** On one line, with one blank where there were several. */
    public static String line(String text) {
        return BLANK.matcher(text).replaceAll(" ").strip();
    }

    /** One line of code as it is, with a blank for each character that would steer. */
    public static String code(String line) {
        return EACH.matcher(line).replaceAll(" ");
    }
}
