package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Backend;
import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.GatewayResponse;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.traffic.Call.Answer;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out how a call ends and how long everything takes, in simulated time, from what the stage has deployed. */
final class Gateway {

    /** Between the gateway and a function or backend, on top of the work itself. */
    static final Duration OVERHEAD = Duration.ofMillis(12);

    private static final Duration IDLE_ENDS_ENVIRONMENT = Duration.ofMinutes(10);
    private static final Duration REFUSED = Duration.ofMillis(31);
    private static final Pattern FUNCTION = Pattern.compile(":function:([^:/]+)(?::[^/]+)?/");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

    private final Account account;
    private final Journal journal;
    private final RandomGenerator chance;

    Gateway(Account account, Journal journal, RandomGenerator chance) {
        this.account = account;
        this.journal = journal;
        this.chance = chance;
    }

    /** The call as it will go; empty where the stage has no such resource and method. */
    Optional<Call> call(RestApi api, Stage stage, String httpMethod, List<String> path, String body, Instant now) {
        Definition served = api.snapshotOf(stage);
        return RouteMatch.find(served, httpMethod, path).map(match -> {
            String resourcePath = match.resource().path();
            String methodName = match.method().httpMethod();
            Integration integration = match.method().integration();
            Call.Route route = new Call.Route(api.id(), api.name(), stage.name(), httpMethod,
                    "/" + String.join("/", path), resourcePath, methodName,
                    address(integration, stage, match.pathParameters()),
                    stage.settingsFor(resourcePath, methodName).metrics());
            String requestId = uuid();
            String extendedId = extendedId();
            boolean refused = body.isBlank() && !match.method().requestValidatorId().isEmpty();
            Ending ending = refused
                    ? Ending.failed(Outcome.INVALID_BODY, Duration.ZERO)
                    : end(route, integration, now);
            Answer answer = new Answer(ending.outcome, status(served, ending), body(served, ending),
                    ending.integrationLatency.plusMillis(chance.nextInt(2, 9)), ending.integrationLatency);
            return new Call(requestId, extendedId, route, now, answer, ending.invocations);
        });
    }

    private record Ending(Outcome outcome, int status, String body, Duration integrationLatency,
            List<Invocation> invocations) {

        static Ending failed(Outcome outcome, Duration latency) {
            return new Ending(outcome, outcome.status(), "", latency, List.of());
        }
    }

    private Ending end(Call.Route route, Integration integration, Instant now) {
        return switch (integration.type()) {
            case "MOCK" -> new Ending(Outcome.ANSWERED, 200, "{}", Duration.ZERO, List.of());
            case "AWS", "AWS_PROXY" -> function(route, integration, now);
            default -> backend(route, integration);
        };
    }

    private Ending backend(Call.Route route, Integration integration) {
        Optional<Backend> backend = account.backend(route.uri());
        if (backend.isEmpty()) {
            return Ending.failed(Outcome.NETWORK_FAILURE, REFUSED);
        }
        Duration needed = OVERHEAD.plus(backend.get().work().duration(chance.nextDouble(), 0));
        if (needed.compareTo(integration.timeout()) > 0) {
            return Ending.failed(Outcome.INTEGRATION_TIMEOUT, integration.timeout());
        }
        return new Ending(Outcome.ANSWERED, backend.get().status(), backend.get().body(), needed, List.of());
    }

    private Ending function(Call.Route route, Integration integration, Instant now) {
        Matcher named = FUNCTION.matcher(route.uri());
        Optional<LambdaFunction> found = named.find() ? account.function(named.group(1)) : Optional.empty();
        if (found.isEmpty() || !mayInvoke(found.get(), route)) {
            return Ending.failed(Outcome.NOT_PERMITTED, OVERHEAD);
        }
        LambdaFunction function = found.get();
        if (function.reservedConcurrency() == 0) {
            return Ending.failed(Outcome.FUNCTION_THROTTLED, OVERHEAD);
        }
        Invocation run = run(function, now);
        Duration needed = OVERHEAD.plus(run.init()).plus(run.duration());
        if (needed.compareTo(integration.timeout()) > 0) {
            return new Ending(Outcome.INTEGRATION_TIMEOUT, Outcome.INTEGRATION_TIMEOUT.status(), "",
                    integration.timeout(), List.of(run));
        }
        if (run.timedOut()) {
            return new Ending(Outcome.FUNCTION_FAILED, Outcome.FUNCTION_FAILED.status(), "", needed, List.of(run));
        }
        return new Ending(Outcome.ANSWERED, 200, function.responseBody(), needed, List.of(run));
    }

    private Invocation run(LambdaFunction function, Instant now) {
        LambdaFunction.Settings settings = function.effectiveAt(now);
        Duration work = function.work().duration(chance.nextDouble(), settings.memoryMegabytes());
        boolean timedOut = work.compareTo(settings.timeout()) > 0;
        boolean warm = journal.lastInvocation(function.name())
                .filter(last -> last.isAfter(now.minus(IDLE_ENDS_ENVIRONMENT)) && last.isAfter(function.lastModified()))
                .isPresent();
        int needed = function.work().memoryNeeded() - chance.nextInt(0, 6);
        return new Invocation(function.name(), uuid(), timedOut ? settings.timeout() : work,
                warm ? Duration.ZERO : function.work().init(), timedOut, settings.memoryMegabytes(),
                Math.min(settings.memoryMegabytes(), Math.max(1, needed)));
    }

    private boolean mayInvoke(LambdaFunction function, Call.Route route) {
        String source = "arn:aws:execute-api:" + account.region() + ":" + account.id() + ":" + route.apiId() + "/"
                + route.stage() + "/" + route.methodName() + route.resourcePath();
        return function.invokedBy().stream().anyMatch(
                pattern -> source.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }

    private static String address(Integration integration, Stage stage, Map<String, String> pathParameters) {
        String uri = VARIABLE.matcher(integration.uri()).replaceAll(
                match -> Matcher.quoteReplacement(stage.variables().getOrDefault(match.group(1), "")));
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            uri = uri.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return uri;
    }

    private static int status(Definition served, Ending ending) {
        return served.gatewayResponse(ending.outcome.responseType()).map(GatewayResponse::statusCode)
                .orElse(ending.status);
    }

    private static String body(Definition served, Ending ending) {
        if (ending.outcome == Outcome.ANSWERED) {
            return ending.body;
        }
        String quoted = "\"" + ending.outcome.message() + "\"";
        return served.gatewayResponse(ending.outcome.responseType())
                .map(response -> response.jsonTemplate().replace("$context.error.messageString", quoted))
                .orElse("{\"message\": " + quoted + "}");
    }

    private String uuid() {
        return new UUID((chance.nextLong() & ~0xF000L) | 0x4000L, (chance.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    private String extendedId() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            id.append(letters.charAt(chance.nextInt(letters.length())));
        }
        return id.append('=').toString();
    }
}
