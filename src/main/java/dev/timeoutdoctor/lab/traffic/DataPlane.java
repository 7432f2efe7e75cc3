package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.DomainName;
import dev.timeoutdoctor.lab.account.Front;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers calls to the deployed APIs: under {@code /_aws/execute-api/{apiId}/{stage}/…}, where the stage may be left out if
 * it is {@code $default}, and under {@code /_aws/hosts/{domain name}/…} as at a custom domain name, which may lead through
 * somebody else's service first.
 */
public final class DataPlane {

    /** The header that tells how many milliseconds of simulated time the answer took. */
    public static final String ELAPSED_HEADER = "x-lab-elapsed-millis";

    private static final String OURS = "_aws";

    private final Simulation simulation;

    public DataPlane(Simulation simulation) {
        this.simulation = simulation;
    }

    public static boolean serves(Request request) {
        return request.path().size() >= 2 && request.path().getFirst().equals(OURS)
                && (request.path().get(1).equals("execute-api") || request.path().get(1).equals("hosts"));
    }

    /** Where a request is for, and who answers before API Gateway does. */
    private record Addressed(String apiId, String stage, List<String> path, Optional<Front> front) {}

    /** Waits as long as the gateway would, at the simulation's speed, and answers as it would. */
    public Reply answer(Request request) {
        List<String> path = request.path();
        Optional<Addressed> addressed = path.size() < 3
                ? Optional.empty()
                : path.get(1).equals("hosts") ? host(request) : api(path);
        if (addressed.isEmpty()) {
            return refused("Forbidden", "ForbiddenException");
        }
        Addressed to = addressed.get();
        if (simulation.account().httpApi(to.apiId()).filter(HttpApi::isWebSocket).isPresent()) {
            return refused("Forbidden", "ForbiddenException"); // what AWS says to a plain request there is not verified
        }
        if (request.body().isBlank() && simulation.wantsBody(to.apiId(), to.stage(), request.method(), to.path())) {
            return refused("Invalid request body", "BadRequestException"); // counted by no metric here
        }
        Optional<Call> planned = simulation.live(to.apiId(), to.stage(), request.method(), to.path());
        if (planned.isEmpty()) {
            return simulation.account().httpApi(to.apiId()).isPresent()
                    ? new Reply(404, Map.of("Content-Type", "application/json", "apigw-requestid", "LabFoundNone=",
                            ELAPSED_HEADER, "1"), "{\"message\":\"Not Found\"}")
                    : refused("Missing Authentication Token", "MissingAuthenticationTokenException");
        }
        Call call = planned.get();
        Optional<Front> impatient = to.front()
                .filter(front -> front.patience().compareTo(call.answer().latency()) < 0);
        try {
            Thread.sleep(simulation.onTheClock(impatient.map(Front::patience).orElse(call.answer().latency())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("Service Unavailable", "ServiceUnavailableException");
        }
        simulation.recordNow(call);
        return impatient.map(DataPlane::reply).orElseGet(() -> reply(call));
    }

    private Optional<Addressed> api(List<String> path) {
        Account account = simulation.account();
        String apiId = path.get(2);
        String first = path.size() > 3 ? path.get(3) : "";
        Optional<HttpApi> http = account.httpApi(apiId);
        boolean named = account.api(apiId).flatMap(api -> api.stage(first)).isPresent()
                || http.flatMap(api -> api.stage(first)).isPresent();
        if (named) {
            return Optional.of(new Addressed(apiId, first, path.subList(4, path.size()), Optional.empty()));
        }
        return http.flatMap(api -> api.stage(HttpStage.DEFAULT)).map(
                stage -> new Addressed(apiId, stage.name(), path.subList(3, path.size()), Optional.empty()));
    }

    private Optional<Addressed> host(Request request) {
        return simulation.account().domainName(request.path().get(2))
                .flatMap(domain -> byRule(domain, request).or(() -> byMapping(domain, request)));
    }

    private static Optional<Addressed> byRule(DomainName domain, Request request) {
        String rest = rest(request);
        return domain.rules().rules().stream().sorted(Comparator.comparingInt(DomainName.Rule::priority))
                .filter(rule -> rule.fits(rest, request.header(rule.header().toLowerCase(Locale.ROOT)).orElse("")))
                .findFirst().map(rule -> new Addressed(rule.apiId(), rule.stage(),
                        below(request, rule.stripBasePath() ? rule.basePath() : ""), domain.front()));
    }

    private static Optional<Addressed> byMapping(DomainName domain, Request request) {
        if (domain.rules().mode().equals("ROUTING_RULE_ONLY")) {
            return Optional.empty();
        }
        String rest = rest(request);
        return domain.mappings().stream()
                .filter(mapping -> mapping.key().isEmpty() || (rest + "/").startsWith(mapping.key() + "/"))
                .max(Comparator.comparingInt(mapping -> mapping.key().length()))
                .map(mapping -> new Addressed(mapping.apiId(), mapping.stage(), below(request, mapping.key()),
                        domain.front()));
    }

    private static String rest(Request request) {
        return String.join("/", request.path().subList(3, request.path().size()));
    }

    private static List<String> below(Request request, String base) {
        int matched = base.isEmpty() ? 0 : base.split("/").length;
        return request.path().subList(3 + matched, request.path().size());
    }

    private static Reply reply(Front front) {
        return new Reply(front.status(), front.headers(), front.body()).with(ELAPSED_HEADER,
                String.valueOf(front.patience().toMillis()));
    }

    private static Reply reply(Call call) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(ELAPSED_HEADER, String.valueOf(call.answer().latency().toMillis()));
        if (call.route().kind() == Kind.HTTP) {
            headers.put("apigw-requestid", call.requestId());
        } else {
            headers.put("x-amzn-RequestId", call.requestId());
            headers.put("x-amz-apigw-id", call.extendedId());
            if (call.answer().outcome() != Outcome.ANSWERED) {
                headers.put("x-amzn-ErrorType", "InternalServerErrorException");
            }
        }
        return new Reply(call.answer().status(), headers, call.answer().body());
    }

    private static Reply refused(String message, String errorType) {
        int status = errorType.startsWith("Service") ? 503 : errorType.startsWith("BadRequest") ? 400 : 403;
        return new Reply(status,
                Map.of("Content-Type", "application/json", "x-amzn-RequestId", UUID.randomUUID().toString(),
                        "x-amz-apigw-id", "LabRefusedThis=", "x-amzn-ErrorType", errorType, ELAPSED_HEADER, "1"),
                "{\"message\":\"" + message + "\"}");
    }
}
