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
 */
record PastedCommand(String url, String method, Map<String, String> headers) {

    private static final Set<String> BODY_OPTIONS = Set.of("-d", "--data", "--data-raw", "--data-binary",
            "--data-urlencode", "--data-ascii", "--json", "-F", "--form");
    private static final Set<String> HTTPIE = Set.of("http", "https", "xh", "xhs");
    /** Short options of curl run together, of which the last names the method: {@code -sXPOST}. */
    private static final Pattern CLUSTER = Pattern.compile("-[a-zA-Z]+X(?<method>[A-Za-z]{3,7})?");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(https?|wss?)://\\S+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,7}");
    private static final Pattern FETCH = Pattern
            .compile("(?:^|[\\s=(.])fetch\\(\\s*([\"'`])(?<url>[^\"'`]+)\\1");
    private static final Pattern FETCH_METHOD = Pattern
            .compile("(?<!\\\\)[\"']?\\bmethod(?<!\\\\)[\"']?\\s*:\\s*[\"'](?<method>[A-Za-z]{3,7})[\"']");
    private static final Pattern FETCH_HEADER = Pattern.compile(
            "(?<!\\\\)[\"'](?<name>[A-Za-z][A-Za-z0-9-]{0,39})[\"']\\s*:\\s*(?<quote>[\"'])(?<value>.*?)(?<!\\\\)\\k<quote>");
    private static final Pattern POWERSHELL = Pattern
            .compile("(?i)\\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\\b");
    private static final Pattern POWERSHELL_HEADER = Pattern
            .compile("\"(?<name>[A-Za-z][A-Za-z0-9-]{0,39})\"\\s*=\\s*\"(?<value>[^\"]*)\"");
    private static final Pattern POWERSHELL_METHOD = Pattern.compile("(?i)-Method\\s+[\"']?(?<method>[A-Za-z]{3,7})");

    PastedCommand {
        headers = Map.copyOf(headers);
    }

    static Optional<PastedCommand> read(String text, List<String> words) {
        String program = words.getFirst();
        if (program.equals("wget")) {
            return wget(words);
        }
        if (HTTPIE.contains(program)) {
            return httpie(words);
        }
        if (words.stream().limit(2).anyMatch(word -> word.equals("curl") || word.endsWith("/curl")
                || word.equals("curl.exe"))) {
            return curl(words);
        }
        return fetch(text).or(() -> powerShell(text));
    }

    private static Optional<PastedCommand> curl(List<String> words) {
        // not the first URL anywhere: a header or a body may hold one, too
        return address(words).map(url -> new PastedCommand(url, curlMethod(words), curlHeaders(words)));
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

    private static Optional<PastedCommand> fetch(String text) {
        Matcher call = FETCH.matcher(text);
        if (!call.find()) {
            return Optional.empty();
        }
        String rest = text.substring(call.end());
        Map<String, String> headers = new TreeMap<>();
        FETCH_HEADER.matcher(rest).results()
                .forEach(found -> headers.put(found.group("name").toLowerCase(Locale.ROOT), found.group("value")));
        return Optional.of(new PastedCommand(call.group("url"), last(FETCH_METHOD, rest).orElse("GET"), headers));
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

    /** curl sends GET, with a body POST, with {@code -I} HEAD, and whatever {@code -X} says. */
    private static String curlMethod(List<String> words) {
        Optional<String> named = IntStream.range(1, words.size()).boxed()
                .flatMap(i -> option(words, i, "-X", "--request").or(() -> clustered(words, i)).stream())
                .filter(next -> WORD.matcher(next).matches()).findFirst();
        if (named.isPresent()) {
            return named.get().toUpperCase(Locale.ROOT);
        }
        if (words.contains("-I") || words.contains("--head")) {
            return "HEAD";
        }
        if (words.contains("-T") || words.contains("--upload-file")) {
            return "PUT";
        }
        boolean asQuery = words.contains("-G") || words.contains("--get");
        boolean body = words.stream().anyMatch(word -> BODY_OPTIONS.contains(word.split("=", 2)[0]));
        return body && !asQuery ? "POST" : "GET";
    }

    private static Optional<String> clustered(List<String> words, int i) {
        Matcher cluster = CLUSTER.matcher(words.get(i));
        if (!cluster.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(cluster.group("method"))
                .or(() -> i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty());
    }

    private static Map<String, String> curlHeaders(List<String> words) {
        Map<String, String> headers = new TreeMap<>();
        IntStream.range(1, words.size()).boxed().flatMap(i -> option(words, i, "-H", "--header").stream())
                .filter(header -> header.contains(":")).forEach(header -> {
                    int colon = header.indexOf(':');
                    headers.put(header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            header.substring(colon + 1).strip());
                });
        return headers;
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
