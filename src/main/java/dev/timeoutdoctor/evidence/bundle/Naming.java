package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds out from a bundle's calls which words are ids of APIs and names, before any text is masked. */
final class Naming {

    private static final Set<String> API_IDS = Set.of("restApiId", "ApiId", "apiId");
    private static final Pattern API_IN_TEXT = Pattern.compile(
            "(?:/restapis/|/apis/|_aws/execute-api/|execute-api:[a-z0-9-]+:\\d*:|Execution-Logs_)(?<a>[a-z0-9]{6,})"
                    + "|\\b(?<b>[a-z0-9]{6,})(?:-vpce-[0-9a-f]+)?\\.execute-api\\.");
    private static final Pattern NAME_IN_ARN = Pattern.compile(
            ":(?<what>function|role|loadbalancer/(?:net|app)|targetgroup|stack|table|stateMachine|user|layer|deliverystream"
                    + "|secret|cluster|event-bus)[:/](?<name>[A-Za-z0-9_.-]+)");
    /** Members that hold a host name. */
    private static final Set<String> HOSTS = Set.of("domainName", "DomainName", "regionalDomainName",
            "distributionDomainName", "ApiGatewayDomainName", "DNSName", "DnsName");
    static final Set<String> VARIABLES = Set.of("variables", "StageVariables", "stageVariableOverrides");
    private static final Pattern DOTTED = Pattern
            .compile("(?:\\*\\.)?(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,8}[\\p{L}\\p{N}-]{2,63}");
    /** What a text says to be a host name. */
    private static final Pattern HOST_IN_TEXT = Pattern.compile(
            "(?:https?://|Host name '|\\bCN=|\\bENOTFOUND |\\bgetaddrinfo [A-Z_]+ |UnknownHostException: )"
                    + "(?<a>(?:\\*\\.)?[\\p{L}\\p{N}._-]{3,253})"
                    + "|(?<b>(?<![\\p{L}\\p{N}._/-])(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})(?=:\\d{2,5}\\b)");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:py|m?js|cjs|tsx?|jsx|java|kt|go|rb|rs|cs|php|cpp|sh)");
    /** Members that hold a name, and what it is the name of: AWS's service models. */
    private static final Map<String, String> NAMES = Map.of("FunctionName", "function", "LoadBalancerName",
            "load-balancer", "TargetGroupName", "target-group", "StackName", "stack", "GroupName", "security-group",
            "RoleName", "role", "roleName", "role", "aws:cloudformation:stack-name", "stack", "CertificateName",
            "certificate", "certificateName", "certificate");
    private static final Set<String> LOG_GROUPS = Set.of("logGroupName", "LogGroup");
    static final Set<String> NAMED_BY_NAME = Set.of("GetRestApi", "GetRestApis", "GetApi", "GetApis",
            "GetVpcLink", "GetVpcLinks");

    /** Those whose answers hold a REST API's id and name side by side. */
    private static final Set<String> API_NAMES = Set.of("GetRestApi", "GetRestApis");

    private static final String CANARY = "/Canary";

    private final StandIns standIns;
    private final boolean names;
    private final Set<String> words = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();

    Naming(StandIns standIns, boolean names) {
        this.standIns = standIns;
        this.names = names;
    }

    /** Names, ids and hosts that may be replaced wherever they stand. */
    TextMask.Known known() {
        return new TextMask.Known(words, phrases, hosts);
    }

    void learn(BundleHead head) {
        if (head.account().matches("\\d{12}")) {
            standIns.account(head.account());
        }
        text(head.symptom().url());
    }

    /** APIs whose names have nothing of ASCII, before anything else is learnt: CloudWatch counts those under their ids. */
    void learnNames(AwsCall call, Observed<JsonNode> look) {
        if (names && API_NAMES.contains(call.operation())) {
            look.seen().ifPresent(answer -> {
                unnamed(answer);
                answer.path("items").forEach(this::unnamed);
            });
        }
    }

    private void unnamed(JsonNode api) {
        String id = api.path("id").asString("");
        String name = api.path("name").asString("");
        if (!id.isEmpty() && !name.isBlank() && ascii(name).isBlank()) {
            name("api", name);
            standIns.known(StandIn.Kind.NAME, name).ifPresent(standIn -> standIns.alias(id, standIn));
        }
    }

    void learn(AwsCall call, Observed<JsonNode> look) {
        String name = NAMED_BY_NAME.contains(call.operation()) ? name(call.operation()) : "";
        walk("", call.parameters(), "");
        look.seen().ifPresent(answer -> walk("", answer, name));
        if (API_NAMES.contains(call.operation())) {
            look.seen().ifPresent(answer -> {
                api(answer.path("id").asString(""));
                answer.path("items").forEach(item -> api(item.path("id").asString("")));
            });
        }
    }

    private static String name(String operation) {
        return operation.contains("VpcLink") ? "vpc-link" : "api";
    }

    private void walk(String member, JsonNode node, String named) {
        if (node.isString()) {
            value(member, node.stringValue(), named);
        } else if (node.isArray()) {
            node.forEach(item -> walk(member, item, named));
        } else if (node.isObject()) {
            dimension(node);
            VARIABLES.forEach(variables -> node.path(variables).forEach(value -> host(value.asString(""))));
            node.properties().forEach(each -> walk(each.getKey(), each.getValue(), named));
        }
    }

    private void value(String member, String value, String named) {
        if (HOSTS.contains(member)) {
            host(value);
        }
        if (API_IDS.contains(member)) {
            api(value);
        } else if (NAMES.containsKey(member) && !value.startsWith("arn:")) {
            name(NAMES.getOrDefault(member, "name"), value.replaceFirst("^\\d{12}:(function:)?", "").split(":", 2)[0]);
        } else if (!named.isEmpty() && (member.equals("name") || member.equals("Name"))) {
            apiName(named, value);
        } else if (LOG_GROUPS.contains(member) && !value.startsWith("/aws/") && !value.startsWith("API-Gateway-")) {
            logGroup(value);
        }
        text(value);
    }

    /** The log group of a canary is named after its stage's (AWS: set up a canary release), and stays so. */
    private void logGroup(String name) {
        String stages = name.replaceFirst(CANARY + "$", "");
        name("log-group", stages);
        standIns.known(StandIn.Kind.NAME, stages).filter(standIn -> names && !stages.equals(name))
                .ifPresent(standIn -> standIns.alias(name, standIn + CANARY));
    }

    private void dimension(JsonNode node) {
        String value = node.path("Value").asString("");
        switch (node.path("Name").asString("")) {
            case "ApiName" -> apiName("api", value);
            case "ApiId" -> api(value);
            case "FunctionName" -> name("function", value);
            default -> {
            }
        }
    }

    private void host(String text) {
        if (DOTTED.matcher(text).matches() && !FILE.matcher(text).matches()) {
            hosts.add(text.toLowerCase(Locale.ROOT));
        }
    }

    private void text(String text) {
        Matcher named = HOST_IN_TEXT.matcher(text);
        while (named.find()) {
            host(named.group("a") == null ? named.group("b") : named.group("a"));
        }
        Matcher ids = API_IN_TEXT.matcher(text);
        while (ids.find()) {
            api(ids.group("a") == null ? ids.group("b") : ids.group("a"));
        }
        Matcher arns = NAME_IN_ARN.matcher(text);
        while (arns.find()) {
            String what = arns.group("what");
            name(what.startsWith("load") ? "load-balancer" : what.contains("role") ? "role" : what, arns.group("name"));
        }
    }

    private void api(String id) {
        if (id.matches("[a-z0-9]{6,}")) {
            standIns.api(id);
            words.add(id);
        }
    }

    /** CloudWatch names an API by what is ASCII of its name (AWS: REST API metrics and dimensions). */
    private void apiName(String what, String name) {
        name(what, name);
        String ascii = ascii(name);
        if (names && !ascii.isBlank()) {
            standIns.known(StandIn.Kind.NAME, name).ifPresent(standIn -> standIns.alias(ascii, standIn));
        }
    }

    private static String ascii(String name) {
        return name.replaceAll("[^\\x00-\\x7F]", "");
    }

    private void name(String what, String name) {
        if (!names || name.isBlank() || name.contains("${")) {
            return;
        }
        standIns.name(what.toLowerCase(Locale.ROOT), name);
        if (name.length() >= 5 && name.strip().contains(" ")) {
            phrases.add(name.strip());
        }
        boolean distinctive = name.length() >= 5 && name.matches(".*[\\d_-].*");
        if (distinctive) {
            words.add(name);
        }
    }
}
