package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a call asks about, without how it asks: two calls with the same question have the same answer. Pages, windows and the form of
 * a function's or a log group's name do not count.
 *
 * @param about what is asked about, by the parameter's name in lower case
 * @param account the account that a function's ARN names; empty where the name is all there is
 */
record Question(Map<String, String> about, String account) {

    /** How much is asked at once, in what form, and over what time: a bundle's own, whatever is asked. */
    private static final Set<String> MANNER = Set.of("limit", "position", "nexttoken", "marker", "maxitems",
            "maxresults", "pagesize", "startingtoken", "starttime", "endtime", "scanby", "maxdatapoints",
            "labeloptions",
            "interleaved", "startfromhead", "querylanguage", "timerangetype", "sampling", "samplingstrategy", "accepts",
            "embed", "parameters", "exporttype", "exportversion", "specification", "outputtype", "includeextensions",
            "dryrun", "filterpattern", "querystring", "filterexpression", "functionversion", "unmask");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:arn:[a-z-]+:lambda:[a-z0-9-]+:(?<account>\\d{12}):function:|(?<partial>\\d{12}):(?:function:)?)?"
                    + "(?<name>[A-Za-z0-9_-]+)(?::(?<qualifier>[A-Za-z0-9$_-]+))?");
    private static final Pattern LOG_GROUP = Pattern
            .compile("arn:[a-z-]+:logs:[^:]*:[^:]*:log-group:(?<name>[^:*]+).*");
    private static final String LATEST = "$LATEST";

    Question {
        about = Map.copyOf(about);
    }

    static Question of(AwsCall call) {
        Map<String, String> about = new TreeMap<>();
        call.parameters().properties().forEach(parameter -> {
            String name = parameter.getKey().toLowerCase(Locale.ROOT);
            if (!MANNER.contains(name) && !parameter.getValue().isNull()) {
                about.put(name, text(parameter.getValue()));
            }
        });
        String account = "";
        if (call.service().equals("lambda") && about.containsKey("functionname")) {
            account = function(about);
        }
        if (call.service().equals("logs")) {
            logGroup(about);
        }
        return new Question(about, account);
    }

    /**
     * Whether the other call asks the same.
     *
     * @param home the account of whoever asked, in which a function's bare name names it (AWS: Lambda API reference); may be empty
     */
    boolean same(Question other, String home) {
        String mine = account.isEmpty() ? home : account;
        String others = other.account.isEmpty() ? home : other.account;
        return about.equals(other.about) && (mine.isEmpty() || others.isEmpty() || mine.equals(others));
    }

    /** The same question without one of its parameters: about all of them. */
    Question without(String parameter) {
        Map<String, String> fewer = new TreeMap<>(about);
        fewer.remove(parameter.toLowerCase(Locale.ROOT));
        return new Question(fewer, account);
    }

    /** What a parameter asks about, or an empty text. */
    String of(String parameter) {
        return about.getOrDefault(parameter.toLowerCase(Locale.ROOT), "");
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Question::text).sorted().collect(Collectors.joining(","));
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** A name, a partial ARN and an ARN name the same function; {@code $LATEST} is what no qualifier means. */
    private static String function(Map<String, String> about) {
        Matcher function = FUNCTION.matcher(about.getOrDefault("functionname", ""));
        if (!function.matches()) {
            return "";
        }
        about.put("functionname", function.group("name"));
        String inside = function.group("qualifier");
        String qualifier = inside == null ? about.getOrDefault("qualifier", "") : inside;
        about.remove("qualifier");
        if (!qualifier.isEmpty() && !qualifier.equals(LATEST)) {
            about.put("qualifier", qualifier);
        }
        String account = function.group("account") == null ? function.group("partial") : function.group("account");
        return account == null ? "" : account;
    }

    /** A group's name and its ARN, alone or in a list, name the same group. */
    private static void logGroup(Map<String, String> about) {
        for (String name : Set.of("loggroupname", "loggroupnames", "loggroupidentifier", "loggroupidentifiers")) {
            String group = about.remove(name);
            if (group != null) {
                Matcher arn = LOG_GROUP.matcher(group);
                about.put("group", arn.matches() ? arn.group("name") : group);
            }
        }
    }
}
