package dev.timeoutdoctor.fix;

import java.util.regex.Pattern;

/** A whole number as people type it: with or without separators between thousands. */
public final class TypedNumber {

    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:[,\\h][0-9]{3})+");

    private TypedNumber() {}

    /** The digits alone where it is a grouped number ({@code 29,000}); otherwise the text as it was typed ({@code 29,5}), without blanks around it. */
    public static String plain(String typed) {
        String text = typed.strip();
        return GROUPED.matcher(text).matches() ? text.replaceAll("[,\\h]", "") : text;
    }
}
