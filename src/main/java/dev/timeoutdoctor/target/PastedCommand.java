package dev.timeoutdoctor.target;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A command that sends a request: one of curl, wget or HTTPie, a browser's "copy as fetch" or PowerShell's Invoke-WebRequest.
 *
 * @param url as it stands in the command
 * @param method upper case
 * @param headers names in lower case
 * @param body as it is sent; empty where there is none or it is not told
 */
record PastedCommand(String url, String method, Map<String, String> headers, String body) {

    private static final Set<String> HTTPIE = Set.of("http", "https", "xh", "xhs");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(https?|wss?)://\\S+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,7}");
    private static final Pattern POWERSHELL = Pattern
            .compile("(?i)\\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\\b");
    private static final Pattern POWERSHELL_HEADER = Pattern
            .compile("\"(?<name>[A-Za-z][A-Za-z0-9-]{0,39})\"\\s*=\\s*\"(?<value>[^\"]*)\"");
    private static final Pattern POWERSHELL_METHOD = Pattern.compile("(?i)-Method\\s+[\"']?(?<method>[A-Za-z]{3,7})");

    PastedCommand {
        headers = Map.copyOf(headers);
    }

    /** One whose body is not read. */
    PastedCommand(String url, String method, Map<String, String> headers) {
        this(url, method, headers, "");
    }

    static Optional<PastedCommand> read(String text, List<String> words) {
        String program = words.getFirst();
        if (program.equals("wget")) {
            return wget(words);
        }
        if (HTTPIE.contains(program)) {
            return httpie(words);
        }
        if (CurlCommand.isCurl(words)) {
            return CurlCommand.read(words);
        }
        return FetchCall.read(text).or(() -> powerShell(text));
    }

    private static Optional<PastedCommand> wget(List<String> words) {
        String method = IntStream.range(1, words.size()).boxed()
                .flatMap(i -> option(words, i, "--method", "--method").stream()).findFirst()
                .map(named -> named.toUpperCase(Locale.ROOT))
                .orElse(words.stream().anyMatch(word -> word.startsWith("--post-")) ? "POST" : "GET");
        return address(words).map(url -> new PastedCommand(url, method, Map.of()));
    }

    /** HTTPie: {@code http PUT example.com/orders item=7}; without a method it sends data with POST. */
    private static Optional<PastedCommand> httpie(List<String> words) {
        boolean named = words.size() > 1 && WORD.matcher(words.get(1)).matches();
        boolean data = words.stream().skip(2).anyMatch(word -> word.matches("[A-Za-z0-9_.-]+:?=.*"));
        String method = named ? words.get(1).toUpperCase(Locale.ROOT) : data ? "POST" : "GET";
        return address(words).map(url -> new PastedCommand(url, method, Map.of()));
    }

    /** The first word that is a URL, else the first one that may be one without its scheme. */
    private static Optional<String> address(List<String> words) {
        return words.stream().filter(word -> WITH_SCHEME.matcher(word).lookingAt()).findFirst()
                .or(() -> words.stream().skip(1).filter(PastedText::beginsWithHost).findFirst()
                        .map(word -> "https://" + word));
    }

    private static Optional<PastedCommand> powerShell(String text) {
        Matcher url = Pattern.compile("(?i)-Uri\\s+[\"']?(?<url>(?:https?|wss?)://[^\"'\\s]+)").matcher(text);
        if (!POWERSHELL.matcher(text).find() || !url.find()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        POWERSHELL_HEADER.matcher(text).results()
                .forEach(found -> headers.put(found.group("name").toLowerCase(Locale.ROOT), found.group("value")));
        return Optional.of(new PastedCommand(url.group("url"), last(POWERSHELL_METHOD, text).orElse("GET"), headers));
    }

    /** The last one: a body before it may hold the same words. */
    private static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().reduce((first, second) -> second)
                .map(found -> found.group("method").toUpperCase(Locale.ROOT));
    }

    /** An option's value: in the next word, behind an equals sign, or directly behind the short form. */
    private static Optional<String> option(List<String> words, int i, String shortForm, String longForm) {
        String word = words.get(i);
        if ((word.equals(shortForm) || word.equals(longForm)) && i + 1 < words.size()) {
            return Optional.of(words.get(i + 1));
        }
        if (word.startsWith(longForm + "=")) {
            return Optional.of(word.substring(longForm.length() + 1));
        }
        return word.startsWith(shortForm) && word.length() > shortForm.length()
                ? Optional.of(word.substring(shortForm.length()))
                : Optional.empty();
    }
}
