package dev.timeoutdoctor.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A curl command read as curl reads it: which word is an option, which one an option's value, and which one the address (curl(1), 7.88
 * and what was added up to 8.10).
 */
final class CurlCommand {

    /** Short options that take a value; a value may follow directly, also behind other short ones. */
    private static final String SHORT_WITH_VALUE = "AbcCdDeEFHKmoPQrtTuUwxXyYz";
    private static final Set<String> LONG_WITH_VALUE = Set.of(("abstract-unix-socket alt-svc aws-sigv4 cacert capath cert"
            + " cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar create-file-mode crlfile"
            + " curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr"
            + " dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save"
            + " expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port"
            + " ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface"
            + " ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port"
            + " login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy"
            + " oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir"
            + " proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header"
            + " proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers"
            + " proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate"
            + " referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4"
            + " socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option"
            + " tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii"
            + " trace-config unix-socket upload-file url url-query user user-agent variable vlan-priority write-out")
            .split(" "));
    /** The short options that matter here, by their long names. */
    private static final Map<Character, String> NAMES = Map.ofEntries(Map.entry('X', "request"), Map.entry('d', "data"),
            Map.entry('F', "form"), Map.entry('H', "header"), Map.entry('I', "head"),
            Map.entry('G', "get"), Map.entry('T', "upload-file"), Map.entry('A', "user-agent"),
            Map.entry('b', "cookie"), Map.entry('u', "user"));
    private static final Set<String> BODIES = Set.of("data", "data-ascii", "data-binary", "data-raw", "data-urlencode",
            "json", "form", "form-string");
    private static final Set<String> BEFORE = Set.of("$", "%", "#", ">", "sudo", "time", "env", "command", "nohup",
            "exec");
    private static final Set<String> ENDS = Set.of("|", "||", "&&", ";", "&", "--next", "-:");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(https?|wss?)://\\S+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,7}");

    private static final Set<String> SENT_AS_WRITTEN = Set.of("data", "data-ascii", "data-binary", "data-raw", "json");

    private final Map<String, List<String>> options = new TreeMap<>();
    /** What is sent, in the order of the words. */
    private final List<String> bodies = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private CurlCommand() {}

    /** The request, where the words are those of a curl command that names an address. */
    static Optional<PastedCommand> read(List<String> words) {
        CurlCommand command = new CurlCommand();
        command.parse(words.subList(begin(words) + 1, words.size()));
        return command.address().map(url -> new PastedCommand(url, command.method(), command.headers(), command.body()));
    }

    /** Whether curl is called: at the beginning, behind a prompt, a variable or the like, or behind a pipe. */
    static boolean isCurl(List<String> words) {
        return begin(words) >= 0;
    }

    private static int begin(List<String> words) {
        boolean begins = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if ((begins || i == 1) && (word.equals("curl") || word.endsWith("/curl") || word.equals("curl.exe"))) {
                return i;
            }
            boolean goesBefore = BEFORE.contains(word) || word.startsWith("-") || ASSIGNMENT.matcher(word).matches();
            begins = ENDS.contains(word) || (begins && goesBefore);
        }
        return -1;
    }

    private void parse(List<String> words) {
        for (int i = 0; i < words.size() && !ENDS.contains(words.get(i)); i++) {
            String word = words.get(i);
            Optional<String> next = i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
            boolean took = false;
            if (word.startsWith("--") && word.length() > 2) {
                took = longOption(word.substring(2), next);
            } else if (word.startsWith("-") && word.length() > 1) {
                took = shortOptions(word, next);
            } else if (word.matches("[12&]?>>?")) {
                took = true; // the shell's
            } else {
                addresses.add(word);
            }
            i += took ? 1 : 0;
        }
    }

    private boolean longOption(String word, Optional<String> next) {
        String[] parts = word.split("=", 2);
        boolean takes = parts.length == 1 && LONG_WITH_VALUE.contains(parts[0]) && next.isPresent();
        add(parts[0], parts.length == 2 ? parts[1] : takes ? next.get() : "");
        return takes;
    }

    /** Letter by letter; the first one that takes a value takes the rest of the word, or the next one. */
    private boolean shortOptions(String word, Optional<String> next) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            String name = NAMES.getOrDefault(letter, String.valueOf(letter));
            if (SHORT_WITH_VALUE.indexOf(letter) >= 0) {
                boolean last = i == word.length() - 1;
                add(name, last ? next.orElse("") : word.substring(i + 1));
                return last && next.isPresent();
            }
            add(name, "");
        }
        return false;
    }

    private void add(String option, String value) {
        if (SENT_AS_WRITTEN.contains(option)) {
            bodies.add(value);
        }
        options.computeIfAbsent(option, none -> new ArrayList<>()).add(value);
    }

    private List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** API Gateway's own address wherever it stands, else what {@code --url} names, a URL, a host without its scheme. */
    private Optional<String> address() {
        List<String> all = new ArrayList<>(values("url"));
        all.addAll(addresses);
        List<String> hosts = all.stream().filter(PastedText::beginsWithHost).toList();
        List<String> urls = all.stream().filter(word -> WITH_SCHEME.matcher(word).lookingAt()).toList();
        return urls.stream().filter(url -> url.contains(".execute-api.")).findFirst()
                .or(() -> hosts.stream().filter(host -> host.contains(".execute-api.")).findFirst()
                        .map(CurlCommand::withScheme))
                .or(() -> urls.stream().findFirst())
                .or(() -> hosts.stream().findFirst().map(CurlCommand::withScheme));
    }

    private static String withScheme(String host) {
        return "https://" + host;
    }

    /** curl sends GET, with a body POST, with {@code -I} HEAD, with a file PUT, and whatever {@code -X} says. */
    private String method() {
        List<String> named = values("request").stream().filter(name -> WORD.matcher(name).matches()).toList();
        if (!named.isEmpty()) {
            return named.getLast().toUpperCase(Locale.ROOT);
        }
        if (options.containsKey("head")) {
            return "HEAD";
        }
        if (options.containsKey("upload-file")) {
            return "PUT";
        }
        return BODIES.stream().anyMatch(options::containsKey) && !options.containsKey("get") ? "POST" : "GET";
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        for (String header : values("header")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
        }
        values("user-agent").forEach(agent -> headers.putIfAbsent("user-agent", agent));
        values("cookie").stream().filter(cookie -> cookie.contains("="))
                .forEach(cookie -> headers.merge("cookie", cookie, (one, more) -> one + "; " + more));
        values("user").stream().filter(user -> user.contains(":")).forEach(user -> headers.putIfAbsent("authorization",
                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
        if (options.containsKey("json")) {
            headers.putIfAbsent("content-type", "application/json");
            headers.putIfAbsent("accept", "application/json");
        } else if (!body().isEmpty()) {
            headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        }
        return headers;
    }

    /** What {@code -d} and its kin name; a file cannot be read here, and a form is not put together. */
    private String body() {
        if (options.containsKey("get")) {
            return "";
        }
        return bodies.stream().anyMatch(part -> part.startsWith("@")) ? "" : String.join("&", bodies);
    }
}
