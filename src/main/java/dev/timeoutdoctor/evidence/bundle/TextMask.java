package dev.timeoutdoctor.evidence.bundle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies inside a text: a URL, an ARN, a log line, a policy. Words stay words, and so do numbers, times, Regions and
 * codes: a text is read once, from left to right, and only what has the shape of something that identifies, or is known to, is
 * replaced.
 */
final class TextMask {

    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");
    /** An account in a name; a part of a number is none. */
    private static final Pattern ACCOUNT_IN_WORD = Pattern
            .compile("(?<=[_-])\\d{12}(?![A-Za-z0-9])|^\\d{12}(?=[_-])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

    private final StandIns standIns;
    private final HostNames hosts;
    private final Known known;
    private final boolean maskNames;
    private final Pattern parts;
    private final HeaderList headers;

    /** With what was learnt to identify; other names are replaced only where an ARN or the like says that they are names. */
    TextMask(StandIns standIns, Known known, boolean maskNames) {
        this.standIns = standIns;
        this.hosts = new HostNames(standIns, known.hosts());
        this.known = known;
        this.maskNames = maskNames;
        this.parts = TextShapes.parts(maskNames ? known.phrases() : java.util.Set.of());
        this.headers = new HeaderList(standIns, this::mask);
    }

    /**
     * What the bundle itself says of its words.
     *
     * @param words ids of APIs, and names that are no words of a language
     * @param phrases names with blanks in them
     * @param hosts host names, in small letters
     */
    record Known(Collection<String> words, Collection<String> phrases, Collection<String> hosts) {

        Known {
            words = java.util.Set.copyOf(words);
            phrases = java.util.Set.copyOf(phrases);
            hosts = java.util.Set.copyOf(hosts);
        }
    }

    String mask(String text) {
        Matcher part = parts.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        while (part.find()) {
            masked.append(text, from, part.start()).append(part(part));
            from = part.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    private String part(Matcher part) {
        String word = part.group("word");
        if (word != null) {
            return word(word);
        }
        if (part.group("phrase") != null) {
            return standIns.known(StandIn.Kind.NAME, part.group()).orElse(part.group());
        }
        if (part.group("url") != null) {
            return part.group("url") + authority(part.group("urlhost"));
        }
        if (part.group("headers") != null) {
            return part.group("headers") + headers.mask(part.group("list")) + "}";
        }
        if (part.group("query") != null) {
            return part.group("query") + value(part.group("value"));
        }
        if (part.group("key") != null) {
            return part.group("key") + part.group("scheme") + keyed(part);
        }
        if (part.group("encoded") != null) {
            return encoded(part.group());
        }
        if (part.group("mail") != null) {
            return standIns.identifier(part.group("mail").substring(0, part.group("mail").length() - 1)) + "@"
                    + hosts.mask(part.group("mailhost"));
        }
        return part.group("context") == null && part.group("assumed") == null && part.group("loggroup") == null
                && part.group("executionlog") == null ? shaped(part) : inContext(part);
    }

    private String inContext(Matcher part) {
        if (part.group("context") != null) {
            return named(part);
        }
        if (part.group("assumed") != null) {
            return part.group("assumed") + name("role", part.group("role")) + "/"
                    + name("session", part.group("session"));
        }
        if (part.group("loggroup") != null) {
            return part.group("loggroup") + name("log-group", part.group("group"));
        }
        String api = part.group("logapi");
        return part.group("executionlog") + standIns.known(StandIn.Kind.API, api).orElse(api);
    }

    private String shaped(Matcher part) {
        String text = part.group();
        if (part.group("address") != null) {
            return (part.group("mapped") == null ? "" : part.group("mapped")) + standIns.address(part.group("address"));
        }
        if (part.group("address6") != null) {
            return standIns.address(text);
        }
        if (part.group("addressname") != null) {
            return part.group("addressname")
                    + standIns.address(part.group("dashed").replace('-', '.')).replace('.', '-');
        }
        if (part.group("host") != null) {
            return hosts.isHost(text) ? hosts.mask(text) : words(text);
        }
        if (part.group("account") != null) {
            return standIns.account(text);
        }
        if (part.group("network") != null) {
            return standIns.network(text);
        }
        if (part.group("accesskey") != null) {
            return text.substring(0, 4) + standIns.identifier(text.substring(4));
        }
        return standIns.identifier(text);
    }

    /** A name after what says that it is one; the account of a queue or topic stands before it. */
    private String named(Matcher part) {
        String context = ACCOUNT.matcher(part.group("context")).replaceAll(one -> standIns.account(one.group()));
        return context + name("name", part.group("name"));
    }

    /** A full stop after a name ends the sentence; a variable is no name, and log groups are named by an API's id too. */
    private String name(String what, String text) {
        String name = text.replaceFirst("\\.+$", "");
        Optional<String> api = standIns.known(StandIn.Kind.API, name);
        if (api.isPresent()) {
            return api.get() + text.substring(name.length());
        }
        if (!maskNames || name.isEmpty() || name.contains("$")) {
            return words(text);
        }
        return standIns.name(what, name) + text.substring(name.length());
    }

    private String authority(String authority) {
        int user = authority.lastIndexOf('@') + 1;
        String host = authority.substring(user);
        String who = user == 0 ? "" : standIns.identifier(authority.substring(0, user - 1)) + "@";
        if (host.contains("$")) {
            return who + host; // a stage variable stands for it
        }
        String address = standIns.address(host);
        boolean literal = host.matches("[\\d.]+");
        return who + (literal ? address : hosts.mask(host));
    }

    /** What is written with percent signs says the same as what is written without; the same characters are written so again. */
    private String encoded(String text) {
        String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        String masked = mask(plain);
        if (masked.equals(plain)) {
            return text;
        }
        String special = ENCODED.matcher(text).results().map(MatchResult::group)
                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8)).distinct().reduce("", String::concat);
        StringBuilder out = new StringBuilder();
        masked.codePoints().forEach(c -> {
            boolean coded = special.indexOf(c) >= 0 || c > 0x7e;
            out.append(coded
                    ? java.net.URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)
                    : Character.toString(c));
        });
        return out.toString();
    }

    /** The value of something whose name says that it identifies; references to variables stay. */
    private String value(String value) {
        boolean plain = value.contains("${") || value.startsWith("$")
                || value.matches("[^\\p{L}\\p{N}]*|null|true|false")
                || value.matches("\\d{1,3}");
        return plain ? value : standIns.identifier(value);
    }

    /** {@code Unexpected token: value} is words; {@code token=value}, {@code "token":"value"} and {@code Bearer value} are not. */
    private String keyed(Matcher part) {
        String value = part.group("keyed");
        String key = part.group("key");
        boolean words = !key.contains("=") && !key.contains("\"") && part.group("scheme").isEmpty()
                && !key.matches("(?i).*request[ _-]?id.*") && value.matches("(?:[a-z]+|[A-Z][a-z]*)[.!?'%*]?");
        return words ? value : value(value);
    }

    private String words(String text) {
        return WORD.matcher(text).replaceAll((MatchResult each) -> Matcher.quoteReplacement(word(each.group())));
    }

    private String word(String word) {
        return known.words().contains(word)
                ? standIns.known(StandIn.Kind.API, word).or(() -> standIns.known(StandIn.Kind.NAME, word)).orElse(word)
                : ACCOUNT_IN_WORD.matcher(word).replaceAll(account -> standIns.account(account.group()));
    }
}
