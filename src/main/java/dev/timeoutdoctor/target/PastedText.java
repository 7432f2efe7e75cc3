package dev.timeoutdoctor.target;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the request in a pasted text. */
final class PastedText {

    private static final int LONGEST = 20_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)\\b(https?|wss?)://[^\\s\"'`<>]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Pattern API_ID = Pattern.compile("(?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-z0-9]{10}");
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
        return readText(ofAnyShell(text));
    }

    /** A browser's "copy as cURL (cmd)" has a caret before every character that the Windows shell knows. */
    private static boolean isOfWindows(String text) {
        return text.contains("curl") && text.contains("^\"");
    }

    /** The command that a text is; empty where it is none. */
    static Optional<PastedCommand> command(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = ofAnyShell(text);
        return PastedCommand.read(plain, ShellWords.split(plain));
    }

    private static String ofAnyShell(String text) {
        return isOfWindows(text) ? text.replaceAll("\\^(\\r?\\n)", " ").replaceAll("\\^(.)", "$1") : text;
    }

    private static RequestUrl readText(String text) {
        List<String> words = ShellWords.split(text);
        String first = trimmed(words.getFirst());
        return PastedArn.read(first).or(() -> ConsoleAddress.read(first)).or(() -> PastedLog.read(text))
                .or(() -> PastedCommand.read(text, words).map(WebAddress::read))
                .or(() -> address(text, leadingMethod(words))).or(() -> anyArn(words)).or(() -> PastedLog.id(text))
                .or(() -> hostFirst(words)).or(() -> bareId(words.size() == 1 ? first : ""))
                .orElseGet(() -> new RequestUrl.Malformed(Message.of("target.url.none")));
    }

    private static Optional<RequestUrl> address(String text, String method) {
        Matcher matcher = WITH_SCHEME.matcher(text);
        return matcher.find() ? Optional.of(WebAddress.read(trimmed(matcher.group()), method)) : Optional.empty();
    }

    private static Optional<RequestUrl> anyArn(List<String> words) {
        return words.stream().map(PastedText::trimmed).flatMap(word -> PastedArn.read(word).stream()).findFirst();
    }

    private static Optional<RequestUrl> hostFirst(List<String> words) {
        return words.stream().map(PastedText::trimmed).filter(PastedText::beginsWithHost).findFirst()
                .map(word -> WebAddress.read("https://" + word, leadingMethod(words)));
    }

    private static Optional<RequestUrl> bareId(String word) {
        return API_ID.matcher(word).matches()
                ? Optional.of(new RequestUrl.ApiPart(word, "", "", "", "", ""))
                : Optional.empty();
    }

    /** Whether a word may be an address without its scheme. */
    static boolean beginsWithHost(String word) {
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
}
