package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDefinition;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.traffic.Call.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a call of an HTTP API, or a message to a WebSocket API, ends and how long everything takes, from what the stage has
 * deployed. The path of a message is its route's key.
 */
final class HttpGateway {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");
    private static final Duration PASSED_ON = Duration.ofMillis(44);

    private final Account account;
    private final FunctionRuns functions;
    private final RandomGenerator chance;

    HttpGateway(Conditions conditions) {
        this.account = conditions.account();
        this.functions = new FunctionRuns(conditions);
        this.chance = conditions.chance();
    }

    /** The call as it will go; empty where no route of the stage serves it. */
    Optional<Call> call(HttpApi api, HttpStage stage, String httpMethod, List<String> path, Instant now) {
        HttpDefinition served = api.snapshotOf(stage);
        Optional<HttpRouteMatch> match = api.isWebSocket()
                ? message(served, String.join("/", path))
                : HttpRouteMatch.find(served, httpMethod, path);
        return match.flatMap(found -> served.integration(found.route().integrationId()).map(integration -> {
            HttpRoute route = found.route();
            Outgoing out = outgoing(api, stage, found, integration);
            Kind kind = out.kind();
            Call.Route went = new Call.Route(kind, api.id(), api.name(), stage.name(), httpMethod,
                    "/" + String.join("/", path), route.path().isEmpty() ? route.key() : route.path(),
                    route.method(), out.uri(), stage.routeSettings().metrics(), false);
            Ids ids = new Ids(chance);
            Ending ending = integration.setting("integrationSubtype").isPresent()
                    ? Ending.answered(handedOver(integration), "{}", PASSED_ON)
                    : new Backends(account, functions, chance).end(out, Duration.ZERO,
                            now);
            boolean answered = ending.outcome() == Outcome.ANSWERED;
            Answer answer = new Answer(ending.outcome(), answered ? ending.status() : ending.outcome().status(kind),
                    answered ? ending.body() : "{\"message\":\"" + ending.outcome().message(kind) + "\"}",
                    ending.latency().plusMillis(chance.nextInt(1, 5)), ending.latency(), Duration.ZERO);
            String id = ids.extended();
            return new Call(id, id, went, now, answer, ending.invocations(), ending.hop());
        }));
    }

    /** The status of a request that a service has taken: 200, or what the mapping makes of it. */
    private static int handedOver(HttpIntegration integration) {
        return Integer.parseInt(integration.responseParameters().getOrDefault("200", Map.of())
                .getOrDefault("overwrite:statuscode", "200"));
    }

    private static Optional<HttpRouteMatch> message(HttpDefinition served, String key) {
        return served.routes().stream().filter(route -> route.key().equals(key)).findFirst()
                .or(() -> served.routes().stream().filter(route -> route.key().equals(HttpRoute.DEFAULT)).findFirst())
                .map(route -> new HttpRouteMatch(route, Map.of()));
    }

    private Outgoing outgoing(HttpApi api, HttpStage stage, HttpRouteMatch match, HttpIntegration integration) {
        String uri = VARIABLE.matcher(integration.uri()).replaceAll(
                found -> Matcher.quoteReplacement(stage.variables().getOrDefault(found.group(1), "")));
        for (Map.Entry<String, String> parameter : match.pathParameters().entrySet()) {
            uri = uri.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        String address = uri;
        Optional<Outgoing.Link> link = integration.setting("connectionId")
                .map(id -> new Outgoing.Link(id, address));
        String tail = match.route().path().isEmpty()
                ? match.route().key()
                : match.route().method() + match.route().path();
        return new Outgoing(api.isWebSocket() ? Kind.WEBSOCKET : Kind.HTTP, integration.type(), uri,
                integration.timeout(), link, false, false, 200, "arn:aws:execute-api:" + account.region() + ":"
                        + account.id() + ":" + api.id() + "/" + stage.name() + "/" + tail);
    }
}
