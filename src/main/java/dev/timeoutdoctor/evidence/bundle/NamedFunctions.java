package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.NamedFunction.By;
import dev.timeoutdoctor.evidence.ResourcePath;
import dev.timeoutdoctor.evidence.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out which function a bundle names for a method whose settings it does not hold; where it names several, none is taken. */
final class NamedFunctions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The line of an execution log at level {@code INFO} (AWS: set up logging). */
    private static final Pattern LINE = Pattern.compile("\\((?<id>[^)]{4,64})\\) (?<text>.*)", Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern
            .compile("HTTP Method: (?<method>[A-Z]+), Resource Path: (?<path>\\S+)");
    private static final Pattern SENT = Pattern
            .compile("(?:Endpoint request URI|Sending request to)\\b.*?/functions/(?<arn>arn:[^/\\s]+)/");
    private static final Pattern FUNCTION_LOG = Pattern.compile("/aws/lambda/(?<name>[A-Za-z0-9_-]+)");
    private static final Pattern EXECUTE_API = Pattern
            .compile("arn:[^:]+:execute-api:[^:]*:[^:]*:(?<api>[^/]+)/(?<stage>[^/]+)/(?<method>[^/]+)(?<path>/.*)?");

    private static final Set<String> SETTINGS = Set.of("GetExport", "ExportApi", "GetResources", "GetMethod",
            "GetIntegration", "GetIntegrations");

    private final List<BundledCall> calls;
    private final Route route;

    NamedFunctions(List<BundledCall> calls, Route route) {
        this.calls = calls;
        this.route = route;
    }

    /** Empty where the bundle holds settings of methods: those tell. */
    Optional<NamedFunction> find() {
        boolean told = calls.stream().filter(call -> SETTINGS.contains(call.call().operation()))
                .anyMatch(call -> call.look().seen().filter(answer -> tells(call, answer)).isPresent());
        return told
                ? Optional.empty()
                : only(byLog(), By.LOG).or(() -> only(byPolicy(), By.POLICY)).or(() -> only(ofAll(), By.ONLY));
    }

    /** Resources may have been listed without what their methods call. */
    private static boolean tells(BundledCall call, JsonNode answer) {
        return !List.of("GetResources", "GetMethod").contains(call.call().operation())
                || answer.findValue("methodIntegration") != null;
    }

    private static Optional<NamedFunction> only(Set<String> arns, By by) {
        return arns.size() == 1
                ? FunctionReference.of(arns.iterator().next()).map(found -> new NamedFunction(found, by))
                : Optional.empty();
    }

    /** Where requests of the method were sent. */
    private Set<String> byLog() {
        String group = "API-Gateway-Execution-Logs_" + route.apiId() + "/" + route.stage();
        Set<String> own = new HashSet<>();
        Map<String, String> sentTo = new HashMap<>();
        answers("FilterLogEvents").filter(call -> parameter(call, "logGroupName").equals(group))
                .flatMap(call -> call.look().seen().stream()).flatMap(answer -> answer.path("events").valueStream())
                .map(event -> LINE.matcher(event.path("message").asString(""))).filter(Matcher::matches)
                .forEach(line -> {
                    Matcher request = REQUEST.matcher(line.group("text"));
                    if (request.find() && isOwn(request.group("method"), request.group("path"))) {
                        own.add(line.group("id"));
                    }
                    Matcher sent = SENT.matcher(line.group("text"));
                    if (sent.find()) {
                        sentTo.put(line.group("id"), sent.group("arn"));
                    }
                });
        return sentTo.entrySet().stream().filter(sent -> own.contains(sent.getKey())).map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private boolean isOwn(String method, String path) {
        return method.equals(route.httpMethod()) && (path.equals(route.resourcePath())
                || ResourcePath.serving(List.of(route.resourcePath()), path).isPresent());
    }

    /** The functions whose policies let the method call them. */
    private Set<String> byPolicy() {
        return answers("GetPolicy").filter(call -> call.look().seen().filter(this::allows).isPresent())
                .flatMap(call -> arn(parameter(call, "FunctionName"), parameter(call, "Qualifier")).stream())
                .collect(Collectors.toSet());
    }

    private boolean allows(JsonNode answer) {
        try {
            return JSON.readTree(answer.path("Policy").asString("{}")).findValuesAsString("AWS:SourceArn").stream()
                    .anyMatch(this::isMethod);
        } catch (JacksonException unreadable) {
            return false; // the collector of the policy says why
        }
    }

    private boolean isMethod(String sourceArn) {
        Matcher arn = EXECUTE_API.matcher(sourceArn);
        if (!arn.matches() || !arn.group("api").equals(route.apiId())) {
            return false;
        }
        String path = arn.group("path") == null ? "/*" : arn.group("path");
        return isAny(arn.group("stage"), route.stage()) && isAny(arn.group("method"), route.httpMethod())
                && (path.equals("/*") || path.equals(route.resourcePath())
                        || path.equals(route.resourcePath().replaceAll("\\{[^}]+}", "*")));
    }

    private static boolean isAny(String named, String own) {
        return named.equals("*") || named.equals(own);
    }

    /** Every function that the bundle speaks of, with the version or alias that was asked for where one was. */
    private Set<String> ofAll() {
        Set<String> names = new TreeSet<>();
        Set<String> qualified = new TreeSet<>();
        calls.stream().map(BundledCall::call).forEach(call -> {
            String function = call.parameters().path("FunctionName").asString("");
            String qualifier = call.parameters().path("Qualifier").asString("");
            if (call.service().equals("lambda") && !function.isEmpty()) {
                arn(function, "").ifPresent(names::add);
                (qualifier.isEmpty() ? Optional.<String>empty() : arn(function, qualifier)).ifPresent(qualified::add);
            }
            Matcher log = FUNCTION_LOG.matcher(call.parameters().path("logGroupName").asString(""));
            if (log.matches()) {
                arn(log.group("name"), "").ifPresent(names::add);
            }
        });
        return names.size() == 1 && qualified.size() == 1 ? qualified : names;
    }

    /** A function's ARN from its name, its partial ARN or its ARN. */
    private Optional<String> arn(String function, String qualifier) {
        String name = function.replaceFirst("^(?:arn:[^:]+:lambda:[^:]+:)?\\d{12}:(?:function:)?", "").split(":", 2)[0];
        if (!name.matches("[A-Za-z0-9_-]+") || (route.account().isEmpty() && !function.startsWith("arn:"))) {
            return Optional.empty();
        }
        String plain = function.startsWith("arn:")
                ? function.replaceFirst("(:function:[^:]+):.*", "$1")
                : "arn:" + route.partition() + ":lambda:" + route.region() + ":" + route.account() + ":function:"
                        + name;
        return Optional.of(qualifier.isEmpty() ? plain : plain + ":" + qualifier);
    }

    private Stream<BundledCall> answers(String operation) {
        return calls.stream().filter(call -> call.call().operation().equals(operation));
    }

    private static String parameter(BundledCall call, String name) {
        return call.call().parameters().path(name).asString("");
    }
}
