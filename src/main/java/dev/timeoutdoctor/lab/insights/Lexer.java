package dev.timeoutdoctor.lab.insights;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a query from left to right, one token at a time as the parser asks for it. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("(?:\\s+|#[^\\n]*)*");
    private static final Pattern NAME = Pattern.compile("[@A-Za-z_][A-Za-z0-9_@]*(?:\\.[A-Za-z0-9_]+)*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\]|\\\\.)+)/(i?)");

    private final String query;
    private int at;

    Lexer(String query) {
        this.query = query;
    }

    boolean atEnd() {
        skipSpace();
        return at >= query.length();
    }

    int position() {
        skipSpace();
        return at;
    }

    /** What was read since that position, as written. */
    String since(int position) {
        return query.substring(position, at).strip();
    }

    /** Takes a word whatever its case, if it comes next and is not only the start of a longer one. */
    boolean takeWord(String word) {
        Optional<String> name = peek(NAME);
        if (name.isPresent() && name.get().toLowerCase(Locale.ROOT).equals(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    boolean takeSymbol(String symbol) {
        skipSpace();
        if (query.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    void need(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected("'" + symbol + "' is missing");
        }
    }

    Optional<String> takeName() {
        Optional<String> name = peek(NAME);
        name.ifPresent(text -> at += text.length());
        return name;
    }

    String needName() {
        return takeName().orElseThrow(() -> unexpected("a field is missing"));
    }

    Optional<Double> takeNumber() {
        Optional<String> number = peek(NUMBER);
        number.ifPresent(text -> at += text.length());
        return number.map(Double::valueOf);
    }

    Optional<String> takeText() {
        skipSpace();
        Matcher text = TEXT.matcher(query).region(at, query.length());
        if (!text.lookingAt()) {
            return Optional.empty();
        }
        at = text.end();
        String inner = text.group(1) == null ? text.group(2) : text.group(1);
        return Optional.of(inner.replaceAll("\\\\(.)", "$1"));
    }

    Optional<Pattern> takeRegex() {
        skipSpace();
        Matcher regex = REGEX.matcher(query).region(at, query.length());
        if (!regex.lookingAt()) {
            return Optional.empty();
        }
        try {
            int flags = regex.group(2).isEmpty() ? 0 : Pattern.CASE_INSENSITIVE;
            Pattern pattern = Pattern.compile(regex.group(1).replace("\\/", "/"), flags);
            at = regex.end();
            return Optional.of(pattern);
        } catch (PatternSyntaxException e) {
            throw unexpected("a regular expression that is not valid: " + e.getDescription());
        }
    }

    /** AWS names the place where it stopped understanding; so does the lab. */
    Refusal unexpected(String what) {
        skipSpace();
        String rest = query.substring(Math.min(at, query.length()));
        return new Refusal(400, "MalformedQueryException", "unexpected symbol found "
                + (rest.isEmpty() ? "at the end" : rest.lines().findFirst().orElse("")) + " at position " + at + ": "
                + what);
    }

    private Optional<String> peek(Pattern pattern) {
        skipSpace();
        Matcher token = pattern.matcher(query).region(at, query.length());
        return token.lookingAt() ? Optional.of(token.group()) : Optional.empty();
    }

    private void skipSpace() {
        Matcher space = SPACE.matcher(query).region(at, query.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }
}
