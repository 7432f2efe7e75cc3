package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.EventInvoke;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Lambda does with asynchronous calls: retries, age and destinations (AWS: Lambda API reference). */
final class EventInvokeService {

    private static final String RETRIES = "MaximumRetryAttempts";
    private static final String AGE = "MaximumEventAgeInSeconds";
    private static final String DESTINATIONS = "DestinationConfig";

    private static final EventInvoke NOTHING = new EventInvoke(OptionalInt.empty(), OptionalInt.empty(), Map.of(),
            Instant.EPOCH);

    private final Simulation simulation;

    EventInvokeService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String path = "/2019-09-25/functions/{function}/event-invoke-config";
        return List.of(
                RestRoute.of("lambda", "GetFunctionEventInvokeConfig", "GET", path,
                        call -> Reply.ok(view(simulation.account(), call))),
                RestRoute.of("lambda", "PutFunctionEventInvokeConfig", "PUT", path, call -> write(call, false)),
                RestRoute.of("lambda", "UpdateFunctionEventInvokeConfig", "POST", path, call -> write(call, true)),
                RestRoute.of("lambda", "DeleteFunctionEventInvokeConfig", "DELETE", path, this::delete));
    }

    /** Put forgets what is not told again, Update keeps it. */
    private Reply write(RestCall call, boolean keeps) {
        JsonNode input = call.request().json();
        Account after = FunctionChanges.change(simulation, call, (account, named) -> {
            EventInvoke before = keeps ? config(account, named) : NOTHING;
            Map<String, EventInvoke> all = new HashMap<>(named.function().qualifiers().eventInvokes());
            all.put(key(named), new EventInvoke(number(input, RETRIES, 0, 2, before.retries()),
                    number(input, AGE, 60, 21_600, before.ageSeconds()),
                    input.has(DESTINATIONS) ? destinations(input.path(DESTINATIONS)) : before.destinations(),
                    simulation.now()));
            return named.function().withEventInvokes(all);
        });
        return Reply.ok(view(after, call));
    }

    private static OptionalInt number(JsonNode input, String member, int least, int most, OptionalInt otherwise) {
        String wireName = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        return input.has(member)
                ? OptionalInt.of((int) FunctionChanges.whole(input, member, wireName, least, least, most))
                : otherwise;
    }

    private static Map<String, String> destinations(JsonNode config) {
        Map<String, String> all = new HashMap<>();
        for (String kind : List.of("OnSuccess", "OnFailure")) {
            String destination = config.path(kind).path("Destination").asString("");
            if (!destination.isEmpty() && !destination.startsWith("arn:")) {
                throw FunctionChanges.invalid("The destination ARN " + destination + " is invalid.");
            }
            if (!destination.isEmpty()) {
                all.put(kind, destination);
            }
        }
        return all;
    }

    private Reply delete(RestCall call) {
        FunctionChanges.change(simulation, call, (account, named) -> {
            config(account, named);
            Map<String, EventInvoke> all = new HashMap<>(named.function().qualifiers().eventInvokes());
            all.remove(key(named));
            return named.function().withEventInvokes(all);
        });
        return new Reply(204, Map.of(), "");
    }

    /** Calls without a qualifier mean $LATEST. */
    private static String key(FunctionName named) {
        return named.qualifier().isEmpty() ? LambdaFunction.LATEST : named.qualifier();
    }

    private static EventInvoke config(Account account, FunctionName named) {
        return Optional.ofNullable(named.function().qualifiers().eventInvokes().get(key(named)))
                .orElseThrow(() -> new Refusal(404, "ResourceNotFoundException",
                        "The function " + named.arn(account) + " doesn't have an EventInvokeConfig"));
    }

    private static ObjectNode view(Account account, RestCall call) {
        FunctionName named = FunctionName.of(account, call);
        EventInvoke config = config(account, named);
        ObjectNode node = Json.object().put("LastModified", Json.epochSeconds(config.updated())).put("FunctionArn",
                account.functionArn(named.function().name()) + ":" + key(named));
        config.retries().ifPresent(count -> node.put(RETRIES, count));
        config.ageSeconds().ifPresent(seconds -> node.put(AGE, seconds));
        ObjectNode destinations = node.putObject(DESTINATIONS);
        destinations.putObject("OnSuccess");
        destinations.putObject("OnFailure");
        new TreeMap<>(config.destinations())
                .forEach((kind, arn) -> destinations.putObject(kind).put("Destination", arn));
        return node;
    }
}
