package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.GatewayResponse;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.traffic.Call.Answer;
import dev.timeoutdoctor.lab.traffic.Call.CacheUse;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a call of a REST API ends and how long everything takes, from what the stage or its canary has deployed. */
final class RestGateway {

    /** How long the gateway waits for an authorizer; AWS does not say, and this is the wait it has for integrations. */
    static final Duration AUTHORIZER_PATIENCE = Integration.DEFAULT_TIMEOUT;

    private static final String INVOCATION_TYPE = "integration.request.header.X-Amz-Invocation-Type";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

    private final Account account;
    private final FunctionRuns functions;
    private final RandomGenerator chance;
    private final Journal journal;

    RestGateway(Conditions conditions) {
        this.account = conditions.account();
        this.functions = new FunctionRuns(conditions);
        this.chance = conditions.chance();
        this.journal = conditions.journal();
    }

    /** The call as it will go; empty where the stage has no such resource and method. */
    Optional<Call> call(RestApi api, Stage stage, String httpMethod, List<String> path, Instant now) {
        boolean canary = stage.canary().filter(it -> chance.nextDouble() * 100 < it.percentTraffic()).isPresent();
        Stage serving = canary ? stage.asCanary() : stage;
        Definition served = api.snapshotOf(serving);
        return RouteMatch.find(served, httpMethod, path).map(match -> {
            String resourcePath = match.resource().path();
            String methodName = match.method().httpMethod();
            Outgoing out = outgoing(api, serving, match);
            Call.Route route = new Call.Route(Kind.REST, api.id(), api.name(), stage.name(), httpMethod,
                    "/" + String.join("/", path), resourcePath, methodName, out.uri(),
                    stage.settingsFor(resourcePath, methodName).metrics(), canary);
            return call(route, served, new Plan(api, match.method(), out, kept(stage, route, now)), now);
        });
    }

    private record Plan(RestApi api, Method method, Outgoing out, Kept kept) {}

    /**
     * What the stage's cache has for a call.
     *
     * @param keeps
     *            whether the method's answers are kept
     * @param cached
     *            the answer that it has kept; empty where it has none
     */
    private record Kept(boolean keeps, Optional<Answer> cached) {}

    /**
     * The cache tells answers apart by the path alone, and starts anew whenever the stage is changed;
     * a canary has no part in it.
     */
    private Kept kept(Stage stage, Call.Route route, Instant now) {
        MethodSettings settings = stage.settingsFor(route.resourcePath(), route.methodName());
        boolean keeps = stage.cache().enabled() && settings.caching() && !now.isBefore(stage.updated());
        if (!keeps || route.canary() || !route.methodName().equals("GET")) {
            return new Kept(false, Optional.empty());
        }
        Instant oldest = now.minusSeconds(settings.cacheSeconds());
        return new Kept(true,
                journal.kept(
                        call -> call.route().apiId().equals(route.apiId())
                                && call.route().stage().equals(route.stage())
                                && call.route().methodName().equals("GET") && call.route().path().equals(route.path()),
                        oldest.isBefore(stage.updated()) ? stage.updated() : oldest));
    }

    private Call call(Call.Route route, Definition served, Plan plan, Instant now) {
        Ids ids = new Ids(chance);
        String requestId = ids.uuid();
        Optional<Invocation> asked = plan.api().authorizer(plan.method().authorizerId())
                .flatMap(authorizer -> functions.called(account.functionArn(authorizer.functionName())))
                .map(called -> functions.run(called, Duration.ZERO, now));
        Duration authorizing = asked.map(Invocation::end).filter(end -> end.compareTo(AUTHORIZER_PATIENCE) < 0)
                .orElse(asked.isEmpty() ? Duration.ZERO : AUTHORIZER_PATIENCE);
        boolean refused = asked.filter(run -> run.timedOut() || run.end().compareTo(AUTHORIZER_PATIENCE) >= 0)
                .isPresent();
        Ending ending = refused
                ? Ending.failed(Outcome.AUTHORIZER_FAILED, Duration.ZERO)
                : plan.kept().cached().map(kept -> Ending.answered(kept.status(), kept.body(), Duration.ZERO))
                        .orElseGet(() -> new Backends(account, functions, chance).end(plan.out(), authorizing, now));
        CacheUse cache = !plan.kept().keeps()
                ? CacheUse.OFF
                : refused || plan.kept().cached().isEmpty() ? CacheUse.MISS : CacheUse.HIT;
        List<Invocation> runs = new ArrayList<>(
                Stream.concat(asked.stream(), ending.invocations().stream()).toList());
        Answer answer = new Answer(ending.outcome(), status(served, ending), body(served, ending),
                authorizing.plus(ending.latency()).plusMillis(chance.nextInt(2, 9)), ending.latency(), authorizing,
                cache);
        return new Call(requestId, ids.extended(), route, now, answer, runs, ending.hop());
    }

    private Outgoing outgoing(RestApi api, Stage stage, RouteMatch match) {
        Integration integration = match.method().integration();
        String uri = filled(integration.uri(), stage);
        for (Map.Entry<String, String> parameter : match.pathParameters().entrySet()) {
            uri = uri.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        Optional<Outgoing.Link> link = integration.setting("connectionId")
                .filter(id -> integration.setting("connectionType").filter("VPC_LINK"::equals).isPresent())
                .map(id -> new Outgoing.Link(filled(id, stage), integration.setting("integrationTarget").orElse("")));
        boolean event = integration.type().equals("AWS")
                && "'Event'".equals(integration.requestParameters().get(INVOCATION_TYPE));
        return new Outgoing(Kind.REST, integration.type(), uri, integration.timeout(), link, event,
                integration.streams(), match.method().successStatus(), "arn:aws:execute-api:" + account.region() + ":"
                        + account.id() + ":" + api.id() + "/" + stage.name() + "/" + match.method().httpMethod()
                        + match.resource().path());
    }

    private static String filled(String text, Stage stage) {
        return VARIABLE.matcher(text).replaceAll(
                match -> Matcher.quoteReplacement(stage.variables().getOrDefault(match.group(1), "")));
    }

    private static int status(Definition served, Ending ending) {
        if (ending.outcome() == Outcome.ANSWERED) {
            return ending.status();
        }
        return served.gatewayResponse(ending.outcome().responseType()).map(GatewayResponse::statusCode)
                .orElse(ending.outcome().status(Kind.REST));
    }

    private static String body(Definition served, Ending ending) {
        if (ending.outcome() == Outcome.ANSWERED) {
            return ending.body();
        }
        String message = ending.outcome().message(Kind.REST);
        String quoted = message.isEmpty() ? "null" : "\"" + message + "\"";
        return served.gatewayResponse(ending.outcome().responseType())
                .map(response -> response.jsonTemplate().replace("$context.error.messageString", quoted))
                .orElse("{\"message\": " + quoted + "}");
    }
}
