package dev.timeoutdoctor.target;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the URL and the method in a pasted text. */
final class PastedText {

    private static final int LONGEST = 20_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> BODY_OPTIONS = Set.of("-d", "--data", "--data-raw", "--data-binary",
            "--data-urlencode", "--json", "-F", "--form");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)\\b(https?|wss?)://[^\\s\"'`<>]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final String OPENING = "<([\"'`";
    private static final String CLOSING = ">\"'`,;.!";
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,7}");

    private PastedText() {}

    static RequestUrl read(String text) {
        if (text.isBlank()) {
            return new RequestUrl.Malformed(Message.of("target.url.empty"));
        }
        if (text.length() > LONGEST) {
            return new RequestUrl.Malformed(Message.of("target.url.too-long"));
        }
        List<String> words = ShellWords.split(text);
        boolean command = words.stream().limit(2).anyMatch(word -> word.equals("curl") || word.endsWith("/curl"));
        String method = command ? curlMethod(words) : leadingMethod(words);
        return url(text, words, command).map(found -> WebAddress.read(found, method))
                .orElseGet(() -> new RequestUrl.Malformed(Message.of("target.url.none")));
    }

    private static Optional<String> url(String text, List<String> words, boolean command) {
        Optional<String> whole = words.stream().filter(word -> command && WITH_SCHEME.matcher(word).lookingAt())
                .findFirst(); // not the first URL anywhere: a header or a body may hold one, too
        if (whole.isPresent()) {
            return whole;
        }
        Matcher matcher = WITH_SCHEME.matcher(text);
        if (matcher.find()) {
            return Optional.of(trimmed(matcher.group()));
        }
        return words.stream().map(PastedText::trimmed).filter(PastedText::beginsWithHost).findFirst()
                .map(word -> "https://" + word);
    }

    private static boolean beginsWithHost(String word) {
        String host = word.split("[/?#:]", 2)[0];
        return HOST.matcher(host).matches() && host.contains(".") && !host.endsWith(".");
    }

    /** What closes a sentence or a bracket around a URL is no part of it. */
    private static String trimmed(String word) {
        int begin = 0;
        while (begin < word.length() && OPENING.indexOf(word.charAt(begin)) >= 0) {
            begin++;
        }
        int end = word.length();
        while (end > begin && (CLOSING.indexOf(word.charAt(end - 1)) >= 0
                || closes(word, begin, end, '(', ')') || closes(word, begin, end, '[', ']'))) {
            end--;
        }
        return word.substring(begin, end);
    }

    private static boolean closes(String word, int begin, int end, char opening, char closing) {
        int open = word.indexOf(opening, begin);
        return word.charAt(end - 1) == closing && (open < 0 || open >= end);
    }

    private static String leadingMethod(List<String> words) {
        String first = words.getFirst();
        return WORD.matcher(first).matches() && METHODS.contains(first.toUpperCase(Locale.ROOT))
                ? first.toUpperCase(Locale.ROOT)
                : "";
    }

    /** curl sends GET, with a body POST, with {@code -I} HEAD, and whatever {@code -X} says. */
    private static String curlMethod(List<String> words) {
        Optional<String> named = IntStream.range(1, words.size()).boxed()
                .flatMap(i -> named(words, i).stream()).findFirst();
        if (named.isPresent()) {
            return named.get().toUpperCase(Locale.ROOT);
        }
        if (words.contains("-I") || words.contains("--head")) {
            return "HEAD";
        }
        boolean asQuery = words.contains("-G") || words.contains("--get");
        boolean body = words.stream().anyMatch(word -> BODY_OPTIONS.contains(word.split("=", 2)[0]));
        return body && !asQuery ? "POST" : "GET";
    }

    private static Optional<String> named(List<String> words, int i) {
        String word = words.get(i);
        if ((word.equals("-X") || word.equals("--request")) && i + 1 < words.size()) {
            return Optional.of(words.get(i + 1)).filter(next -> WORD.matcher(next).matches());
        }
        String joined = word.startsWith("--request=")
                ? word.substring("--request=".length())
                : word.startsWith("-X") ? word.substring(2) : "";
        return Optional.of(joined).filter(method -> WORD.matcher(method).matches());
    }
}
