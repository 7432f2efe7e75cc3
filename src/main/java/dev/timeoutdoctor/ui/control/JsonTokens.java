package dev.timeoutdoctor.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The stretches of a JSON text that have a colour of their own; the text may be in the middle of being typed. */
final class JsonTokens {

    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JsonTokens(String text) {
        this.text = text;
    }

    /**
     * A stretch, from a character (inclusive) to another (exclusive).
     *
     * @param style a style class of {@code app.css}
     */
    record Token(int from, int to, String style) {}

    /** The stretches, in order. */
    static List<Token> of(String text) {
        JsonTokens scan = new JsonTokens(text);
        while (scan.at < text.length()) {
            scan.next();
        }
        return List.copyOf(scan.tokens);
    }

    private void next() {
        int from = at;
        char first = text.charAt(at++);
        if (first == '"') {
            if (string()) {
                tokens.add(new Token(from, at, isName() ? "json-key" : "json-string"));
            }
        } else if (isWord(first)) {
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            if (isNumber(from) || WORDS.contains(text.substring(from, at))) {
                tokens.add(new Token(from, at, "json-number"));
            }
        }
    }

    /** Goes behind the closing quotation mark; false where the line ends before one. */
    private boolean string() {
        while (at < text.length() && text.charAt(at) != '\n') {
            char next = text.charAt(at++);
            if (next == '"') {
                return true;
            }
            if (next == '\\' && at < text.length()) {
                at++;
            }
        }
        return false;
    }

    private boolean isName() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private boolean isNumber(int from) {
        char first = text.charAt(from);
        return Character.isDigit(first)
                || (first == '-' && from + 1 < at && Character.isDigit(text.charAt(from + 1)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }
}
