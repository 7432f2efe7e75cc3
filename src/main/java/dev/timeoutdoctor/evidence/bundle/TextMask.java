package dev.timeoutdoctor.evidence.bundle;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies inside a text: a URL, an ARN, a log line, a policy. Words stay words, and so do numbers, times, Regions and
 * codes: a text is read once, from left to right, and only what has the shape of something that identifies, or is known to, is
 * replaced.
 */
final class TextMask {

    /** What stands before a name in ARNs, addresses and log groups (AWS: ARN formats of each service). */
    private static final String BEFORE_NAMES = ":function:|/aws/lambda/|:role/(?:[\\w+=,.@-]+/)*|:user/"
            + "|:loadbalancer/(?:net|app)/|:listener/(?:net|app)/|:targetgroup/|:stack/|:table/|:stateMachine:"
            + "|:sqs:[a-z0-9-]*:\\d{12}:|:sns:[a-z0-9-]*:\\d{12}:";
    private static final String IDENTIFIER_KEYS = "(?:extended[ _]?)?request[ _]?id|x-amz-apigw-id|x-amz-cf-id"
            + "|apigw-requestid|trace[ _]?id|session[ _]?id|user[ _]?id|customer[ _]?id|user[ _]?name|connection[ _]?id"
            + "|e-?mail|token|api[ _-]?key|authorization|password|secret";

    private static final Pattern PARTS = Pattern
            .compile("(?<url>https?://)(?<urlhost>[^/\\s:\"'?#,;(){}<>|\\\\\\[\\]]+)"
                    + "|(?<query>[?&][\\w.-]{1,60}=)(?<value>[^&\\s\"'#,;\\\\]+)"
                    + "|(?<key>(?i:\\b(?:" + IDENTIFIER_KEYS
                    + ")\\b)\\\\?\"?\\s{0,2}[:=]\\s{0,2}\\\\?\"?)(?<keyed>[^\\s\"\\\\,;(){}\\[\\]]{4,})"
                    + "|(?<jwt>\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]+)?)"
                    + "|(?<uuid>(?<![0-9A-Fa-f-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f-]))"
                    + "|(?<trace>(?<![\\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?![\\w-]))"
                    + "|(?<network>(?<![\\w-])(?:vpc|subnet|sg|sgr|eni|vpce|nat|rtb|rtbassoc|igw|acl|aclassoc|eipalloc|tgw|pcx|pl|i)-[0-9a-f]{8,17}(?![\\w-]))"
                    + "|(?<mail>[\\w.+-]{1,64}@)(?<mailhost>(?:[\\w-]{1,63}\\.){1,8}[A-Za-z]{2,24})"
                    + "|(?<assumed>:assumed-role/)(?<role>[\\w+=,.@-]+)/(?<session>[\\w+=,.@-]+)"
                    + "|(?<loggroup>:log-group:)(?!/aws/|API-Gateway-Ex)(?<group>[\\w.$/#-]+)"
                    + "|(?<context>" + BEFORE_NAMES + ")(?<name>[\\w.$+=,@-]+)"
                    + "|(?<address>(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?(?![\\w-]|\\.\\d))"
                    + "|(?<address6>(?<![\\w:.-])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:/\\d{1,3})?(?![\\w:]))"
                    + "|(?<host>(?<![\\w.-])(?:[A-Za-z0-9*][\\w-]{0,62}\\.){1,8}[A-Za-z]{2,24}(?![\\w-]|\\.\\w))"
                    + "|(?<account>(?<![\\w.])\\d{12}(?![\\w.]))"
                    + "|(?<accesskey>\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,})"
                    + "|(?<executionlog>API-Gateway-Execution-Logs_)(?<logapi>[a-z0-9]+)"
                    + "|(?<digits>(?<![\\w.])\\d{20,}(?!\\w))|(?<hex>(?<!\\w)[0-9a-f]{16,}(?!\\w))"
                    + "|(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*)");

    private final StandIns standIns;
    private final HostNames hosts;
    private final Set<String> names;
    private final boolean maskNames;

    /**
     * @param names those that are replaced wherever they stand as a word; other names only where an ARN or the like says that they
     *     are names, since they may be words as well
     */
    TextMask(StandIns standIns, Set<String> names, boolean maskNames) {
        this.standIns = standIns;
        this.hosts = new HostNames(standIns);
        this.names = Set.copyOf(names);
        this.maskNames = maskNames;
    }

    String mask(String text) {
        Matcher parts = PARTS.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        while (parts.find()) {
            masked.append(text, from, parts.start()).append(part(parts));
            from = parts.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    private String part(Matcher part) {
        String word = part.group("word");
        if (word != null) {
            return word(word);
        }
        if (part.group("url") != null) {
            return part.group("url") + authority(part.group("urlhost"));
        }
        if (part.group("query") != null) {
            return part.group("query") + value(part.group("value"));
        }
        if (part.group("key") != null) {
            return part.group("key") + keyed(part.group("key"), part.group("keyed"));
        }
        if (part.group("mail") != null) {
            return standIns.identifier(part.group("mail").substring(0, part.group("mail").length() - 1)) + "@"
                    + hosts.mask(part.group("mailhost"));
        }
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
        if (part.group("executionlog") != null) {
            String api = part.group("logapi");
            return part.group("executionlog") + standIns.known(StandIn.Kind.API, api).orElse(api);
        }
        return shaped(part);
    }

    private String shaped(Matcher part) {
        String text = part.group();
        if (part.group("address") != null || part.group("address6") != null) {
            return standIns.address(text);
        }
        if (part.group("host") != null) {
            return HostNames.isHost(text) ? hosts.mask(text) : words(text);
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
        String context = Pattern.compile("\\d{12}").matcher(part.group("context"))
                .replaceAll(account -> standIns.account(account.group()));
        return context + name("name", part.group("name"));
    }

    /** A full stop after a name ends the sentence; a variable is no name. */
    private String name(String what, String text) {
        String name = text.replaceFirst("\\.+$", "");
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

    /** The value of something whose name says that it identifies; references to variables stay. */
    private String value(String value) {
        boolean plain = value.contains("${") || value.startsWith("$")
                || value.matches("[^\\p{L}\\p{N}]*|null|true|false")
                || value.matches("\\d{1,3}");
        return plain ? value : standIns.identifier(value);
    }

    /** {@code Unexpected token: value} is words; {@code token=value} and {@code "token":"value"} are not. */
    private String keyed(String key, String value) {
        boolean words = !key.contains("=") && !key.contains("\"") && value.matches("\\p{Alpha}+\\p{Punct}?");
        return words ? value : value(value);
    }

    private String words(String text) {
        return Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*").matcher(text)
                .replaceAll((MatchResult each) -> Matcher.quoteReplacement(word(each.group())));
    }

    private String word(String word) {
        return names.contains(word)
                ? standIns.known(StandIn.Kind.API, word).or(() -> standIns.known(StandIn.Kind.NAME, word)).orElse(word)
                : word;
    }
}
