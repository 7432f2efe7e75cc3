package dev.timeoutdoctor.report;

import dev.timeoutdoctor.text.Printable;

/** Writes text for a terminal of 100 columns; names from an account cannot steer the terminal. */
final class Columns {

    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    void blank() {
        out.append('\n');
    }

    /** A text that goes on under its own beginning where it is too long for one line. */
    void line(int indent, String text) {
        hanging(" ".repeat(indent), text);
    }

    /** A label and a text beside it that goes on under its own beginning. */
    void labelled(int indent, String label, int labelWidth, String text) {
        hanging(" ".repeat(indent) + padded(Printable.line(label), labelWidth) + " ", text);
    }

    /** A command as it is, line by line, so that it can be copied. */
    void verbatim(int indent, String command) {
        command.lines().forEach(line -> end(" ".repeat(indent) + Printable.code(line)));
    }

    private void hanging(String lead, String text) {
        int indent = length(lead);
        StringBuilder current = new StringBuilder(lead);
        boolean empty = true;
        for (String word : Printable.line(text).split(" ", -1)) {
            if (!empty && length(current) + 1 + length(word) > WIDTH) {
                end(current);
                current = new StringBuilder(" ".repeat(indent));
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        end(current);
    }

    private void end(CharSequence line) {
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
