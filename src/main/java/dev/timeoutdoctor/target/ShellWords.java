package dev.timeoutdoctor.target;

import java.util.ArrayList;
import java.util.List;

/** A command line's words, quotes and backslashes taken away as a shell does; an open quote ends with the text. */
final class ShellWords {

    private ShellWords() {}

    /** At least one word, empty where the text has none. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != '\'' && c == '\\' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i) == '\n' ? "" : text.charAt(i));
            } else if (quote == 0 && Character.isWhitespace(c)) {
                finish(word, words);
            } else {
                word.append(c);
            }
        }
        finish(word, words);
        return words.isEmpty() ? List.of("") : words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
