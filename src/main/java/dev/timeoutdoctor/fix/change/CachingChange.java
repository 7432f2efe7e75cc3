package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers to a REST API's GET method, kept in the stage's cache (AWS: API Gateway developer guide, enable API caching). Not offered
 * where one caller could get what belongs to another: where the path has a parameter that is no part of the cache's key.
 */
final class CachingChange implements ChangeType {

    private static final String EDIT = "stage";
    private static final String ENABLED = "cacheClusterEnabled";
    private static final String SIZE = "cacheClusterSize";
    private static final String SETTINGS = "methodSettings";
    private static final String CACHING = "cachingEnabled";
    private static final String SECONDS = "cacheTtlInSeconds";
    private static final String ALL_METHODS = "*/*";
    private static final String AUTHORIZATION = "method.request.header.Authorization";
    /** AWS: REST API quotas, cache TTL. */
    private static final int LONGEST = 3_600;
    private static final int USUAL = 300;
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}+]+)\\+?}");
    /** In GB, with US dollars an hour in us-east-1 (AWS: API Gateway pricing; unverified). */
    private static final Map<String, String> PRICES = prices();

    private static Map<String, String> prices() {
        Map<String, String> prices = new LinkedHashMap<>();
        prices.put("0.5", "0.02");
        prices.put("1.6", "0.038");
        prices.put("6.1", "0.20");
        prices.put("13.5", "0.25");
        prices.put("28.4", "0.50");
        prices.put("58.2", "1.00");
        prices.put("118", "1.90");
        prices.put("237", "3.80");
        return prices;
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.CACHING;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.caching.rest-only"));
        }
        if (!route.get().methodKey().equals("GET")) {
            return new Offer.NotHere(Message.of("change.caching.get-only", route.get().methodKey()));
        }
        return Looked.at(reading, Calls.getMethod(route.get()), method -> offer(reading, route.get(), method));
    }

    private static Offer offer(Reading reading, Route route, JsonNode method) {
        JsonNode integration = method.path("methodIntegration");
        if (Json.text(integration, "responseTransferMode").equals("STREAM")) {
            return new Offer.NotHere(Message.of("change.caching.streams"));
        }
        List<String> keys = integration.path("cacheKeyParameters").valueStream().map(JsonNode::asString)
                .filter(served(reading, route)::contains).toList();
        List<String> shared = PARAMETER.matcher(route.resourcePath()).results()
                .map(found -> "method.request.path." + found.group(1)).filter(one -> !keys.contains(one)).toList();
        if (!shared.isEmpty()) {
            return new Offer.NotHere(Message.of("change.caching.no-key", shared, shared.getFirst()));
        }
        AwsCall read = Calls.getStage(route);
        return Looked.at(reading, read, stage -> {
            String key = key(route);
            JsonNode own = stage.path(SETTINGS).path(key);
            JsonNode base = own.isMissingNode() ? stage.path(SETTINGS).path(ALL_METHODS) : own;
            if (stage.path(ENABLED).asBoolean(false) && base.path(CACHING).asBoolean(false)) {
                return new Offer.AlreadySo(Message.of("change.caching.already",
                        Duration.ofSeconds(base.path(SECONDS).asLong(USUAL))));
            }
            Caching caching = new Caching(reading, route, key, keys, asks(method));
            return base.isMissingNode()
                    ? Looked.at(reading, AwsCall.of("apigateway", "GetAccount", route.region(), Map.of()),
                            account -> ready(caching, read, stage, plain(account)))
                    : ready(caching, read, stage, base);
        });
    }

    /** The keys of the method as the stage serves it: what was edited since does not count yet. */
    private static List<String> served(Reading reading, Route route) {
        return reading.evidence().get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(route))
                .map(method -> method.settings().getOrDefault("cacheKeyParameters", "").lines().toList())
                .orElse(List.of());
    }

    /** By whom a method is asked; empty where anybody may. */
    private static String asks(JsonNode method) {
        String type = Json.text(method, "authorizationType");
        return !type.isEmpty() && !type.equals("NONE")
                ? type
                : method.path("apiKeyRequired").asBoolean(false)
                        ? "API key"
                        : "";
    }

    private static String key(Route route) {
        return route.resourcePath().replace("~", "~0").replace("/", "~1") + "/" + route.methodKey();
    }

    /** The settings of a method that nobody has set: the account's throttling, and everything else off. */
    private static ObjectNode plain(JsonNode account) {
        ObjectNode settings = Json.object().put("metricsEnabled", false).put("loggingLevel", "OFF")
                .put("dataTraceEnabled", false);
        JsonNode throttle = account.path("throttleSettings");
        if (throttle.path("burstLimit").isNumber() && throttle.path("rateLimit").isNumber()) {
            settings.set("throttlingBurstLimit", throttle.path("burstLimit"));
            settings.set("throttlingRateLimit", throttle.path("rateLimit"));
        }
        return settings;
    }

    private static Offer ready(Caching caching, AwsCall read, JsonNode stage, JsonNode base) {
        Set<String> changed = Set.of(ENABLED, SIZE, SETTINGS);
        Edit edit = Edit.of(EDIT, read, stage, List.of("stageName", ENABLED, SIZE, SETTINGS), changed);
        String size = Json.text(stage, SIZE);
        ObjectNode goal = Json.project(stage, List.of("stageName")).put(ENABLED, true)
                .put(SIZE, size.isEmpty() ? PRICES.keySet().iterator().next() : size);
        goal.set(SETTINGS, Json.copy(stage.path(SETTINGS)));
        // Whatever a method sets itself counts alone, so its other settings are written out as they hold now.
        ObjectNode own = Json.copy(base).put(CACHING, true);
        if (!own.has(SECONDS)) {
            own.put(SECONDS, USUAL);
        }
        goal.withObjectProperty(SETTINGS).set(caching.key(), own);
        return new Offer.Ready(Draft.of(caching, caching.reading().ways(), List.of(edit.to(goal))));
    }

    /**
     * The change while it is edited.
     *
     * @param key of the method's settings, as AWS writes it: {@code ~1orders/GET}
     * @param parameters what tells one answer in the cache from another, besides the path
     * @param asks who may call the method; empty where anybody may
     */
    private record Caching(Reading reading, Route route, String key, List<String> parameters, String asks)
            implements
                Recipe {

        Caching {
            parameters = List.copyOf(parameters);
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.CACHING;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        private Duration kept(List<Edit> edits) {
            return Duration.ofSeconds(edits.get(0).goal().path(SETTINGS).path(key).path(SECONDS).asLong(USUAL));
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.caching.title", reading.method(route).label(), kept(edits));
        }

        @Override
        public List<Field> fields() {
            return List.of(
                    new Field("seconds", Message.of("change.caching.seconds"), EDIT,
                            "/" + SETTINGS + "/" + Json.escape(key) + "/" + SECONDS,
                            new Field.Whole(0, LONGEST, "AWS: REST API quotas")),
                    new Field("size", Message.of("change.caching.size"), EDIT, "/" + SIZE,
                            new Field.OneOf(List.copyOf(PRICES.keySet()),
                                    "AWS: API Gateway API reference, CreateStage")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            List<Problem> problems = new ArrayList<>();
            if (!asks.isEmpty() && !parameters.contains(AUTHORIZATION)) {
                problems.add(Problem.warning(Problem.TARGET, "change.caching.authorised", asks, AUTHORIZATION));
            }
            JsonNode now = edits.get(0).now();
            if (!now.path(ENABLED).asBoolean(false) && now.path(SETTINGS).path(ALL_METHODS).path(CACHING)
                    .asBoolean(false)) {
                problems.add(Problem.warning(Problem.TARGET, "change.caching.others"));
            }
            reading.evidence().get(EvidenceKeys.GATEWAY_METRICS).seen().filter(GatewayMetrics::perMethod)
                    .filter(metrics -> rare(metrics, kept(edits)))
                    .ifPresent(metrics -> problems.add(Problem.warning("seconds", "change.caching.rare",
                            metrics.requests(), metrics.window().length(), kept(edits))));
            return List.copyOf(problems);
        }

        /** Whether fewer than two requests come while an answer is kept: then hardly any is answered from the cache. */
        private static boolean rare(GatewayMetrics metrics, Duration kept) {
            return metrics.requests() * kept.toSeconds() < 2 * metrics.window().length().toSeconds();
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            String size = Json.text(edits.get(0).goal(), SIZE);
            return List.of(Message.of("change.caching.callers", kept(edits)),
                    parameters.isEmpty()
                            ? Message.of("change.caching.path-only")
                            : Message.of("change.caching.keys", parameters),
                    Message.of("change.caching.bill", size, PRICES.getOrDefault(size, "?")));
        }
    }
}
