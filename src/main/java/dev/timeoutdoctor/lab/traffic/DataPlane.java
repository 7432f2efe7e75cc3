package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers calls to the deployed APIs under {@code /_aws/execute-api/{apiId}/{stage}/…}. */
public final class DataPlane {

    /** The header that tells how many milliseconds of simulated time the answer took. */
    public static final String ELAPSED_HEADER = "x-lab-elapsed-millis";

    private static final List<String> PREFIX = List.of("_aws", "execute-api");

    private final Simulation simulation;

    public DataPlane(Simulation simulation) {
        this.simulation = simulation;
    }

    public static boolean serves(Request request) {
        return request.path().size() >= 2 && request.path().subList(0, 2).equals(PREFIX);
    }

    /** Waits as long as the gateway would, at the simulation's speed, and answers as it would. */
    public Reply answer(Request request) {
        List<String> path = request.path();
        Optional<RestApi> api = path.size() < 4 ? Optional.empty() : simulation.account().api(path.get(2));
        Optional<Stage> stage = api.flatMap(found -> found.stage(path.get(3)));
        if (api.isEmpty() || stage.isEmpty()) {
            return refused("Forbidden", "ForbiddenException");
        }
        Optional<Call> planned = simulation.live(api.get(), stage.get(), request.method(),
                path.subList(4, path.size()), request.body());
        if (planned.isEmpty()) {
            return refused("Missing Authentication Token", "MissingAuthenticationTokenException");
        }
        Call call = planned.get();
        try {
            Thread.sleep(simulation.onTheClock(call.answer().latency()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("Service Unavailable", "ServiceUnavailableException");
        }
        simulation.record(call.startingAt(aligned(call)), stage.get());
        return reply(call);
    }

    /**
     * Simulated time is longer than the time on the clock. The call is dated so that its last event falls on the moment
     * at which it really happens; so nothing is ever reported from the future, and all distances stay true.
     */
    private Instant aligned(Call call) {
        Duration whole = call.whole();
        return call.start().plus(simulation.onTheClock(whole)).minus(whole);
    }

    private static Reply reply(Call call) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", call.requestId());
        headers.put("x-amz-apigw-id", call.extendedId());
        headers.put(ELAPSED_HEADER, String.valueOf(call.answer().latency().toMillis()));
        if (call.answer().outcome() != Outcome.ANSWERED) {
            headers.put("x-amzn-ErrorType", call.answer().outcome().errorType());
        }
        return new Reply(call.answer().status(), headers, call.answer().body());
    }

    private static Reply refused(String message, String errorType) {
        return new Reply(errorType.startsWith("Service") ? 503 : 403,
                Map.of("Content-Type", "application/json", "x-amzn-RequestId", UUID.randomUUID().toString(),
                        "x-amz-apigw-id", "LabRefusedThis=", "x-amzn-ErrorType", errorType, ELAPSED_HEADER, "1"),
                "{\"message\":\"" + message + "\"}");
    }
}
