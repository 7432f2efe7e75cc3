package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Lambda, the calls that change (AWS: Lambda API reference). */
final class FunctionChanges {

    /** How long an update stays InProgress, in simulated time. */
    private static final Duration UPDATE = Duration.ofSeconds(2);

    private static final Set<String> CHANGEABLE = Set.of("Timeout", "MemorySize", "Description", "RevisionId",
            "FunctionName");

    private final Simulation simulation;

    FunctionChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String function = "/2015-03-31/functions/{function}";
        return List.of(
                RestRoute.of("lambda", "UpdateFunctionConfiguration", "PUT", function + "/configuration", this::update),
                RestRoute.of("lambda", "PublishVersion", "POST", function + "/versions", this::publish),
                RestRoute.of("lambda", "UpdateAlias", "PUT", function + "/aliases/{alias}", this::updateAlias));
    }

    private Reply update(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        Account after = change(call, (account, named) -> {
            if (!named.qualifier().isEmpty() && !named.qualifier().equals(LambdaFunction.LATEST)) {
                throw invalid("Versions cannot be updated");
            }
            return updated(account, named.function(), input, now);
        });
        return Reply.ok(FunctionViews.configuration(after,
                new FunctionName(FunctionName.of(after, call).function(), ""), simulation.now()));
    }

    private Account change(RestCall call, BiFunction<Account, FunctionName, LambdaFunction> change) {
        return change(simulation, call, change);
    }

    /** Changes the function that the call names. */
    static Account change(Simulation simulation, RestCall call,
            BiFunction<Account, FunctionName, LambdaFunction> change) {
        return simulation.store()
                .change(account -> account.with(change.apply(account, FunctionName.of(account, call))));
    }

    private LambdaFunction updated(Account account, LambdaFunction function, JsonNode input, Instant now) {
        for (String member : input.propertyNames()) {
            if (!CHANGEABLE.contains(member)) {
                throw invalid("The lab changes Timeout, MemorySize and Description only, not " + member);
            }
        }
        Settings before = function.settings();
        Settings after = new Settings(
                Duration.ofSeconds(whole(input, "Timeout", "timeout", before.timeout().toSeconds(), 1, 900)),
                (int) whole(input, "MemorySize", "memorySize", before.memoryMegabytes(), 128, 10_240),
                input.path("Description").asString(before.description()));
        current(input, function.revisionAt(now));
        refuseWhileUpdating(account, function, now);
        return function.updated(after, now, now.plus(simulation.onTheClock(UPDATE)), UUID.randomUUID().toString());
    }

    /**
     * Refuses what AWS does not do before an update is through: another update or a new version (AWS: Lambda developer
     * guide, function states), and provisioned concurrency, of which only the service model says that it can be refused
     * so; which update counts there is not verified.
     */
    static void refuseWhileUpdating(Account account, LambdaFunction function, Instant now) {
        if (function.updatingAt(now)) {
            throw new Refusal(409, "ResourceConflictException",
                    "The operation cannot be performed at this time. An update is in progress for resource: "
                            + account.functionArn(function.name()));
        }
    }

    /** Whoever names a revision changes that one only. */
    private static void current(JsonNode input, String revisionId) {
        String expected = input.path("RevisionId").asString("");
        if (!expected.isEmpty() && !expected.equals(revisionId)) {
            throw new Refusal(412, "PreconditionFailedException",
                    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to "
                            + "retrieve the latest RevisionId");
        }
    }

    /** Whoever names the code publishes that code only. */
    private static void currentCode(JsonNode input, LambdaFunction function) {
        String expected = input.path("CodeSha256").asString("");
        String current = FunctionViews.codeSha256(function, function.latest());
        if (!expected.isEmpty() && !expected.equals(current)) {
            throw invalid("CodeSHA256 (" + expected + ") is different from current CodeSHA256 in $LATEST (" + current
                    + "). Please try again with the CodeSHA256 in $LATEST.");
        }
    }

    private Reply publish(RestCall call) {
        Optional<String> description = call.request().json().path("Description").stringValueOpt();
        Account after = change(call, (account, named) -> {
            current(call.request().json(), named.function().revisionAt(simulation.now()));
            refuseWhileUpdating(account, named.function(), simulation.now());
            currentCode(call.request().json(), named.function());
            return named.function().published(description, simulation.now());
        });
        LambdaFunction function = FunctionName.of(after, call).function();
        String number = function.qualifiers().versions().getLast().number();
        return Reply.json(201,
                FunctionViews.configuration(after, new FunctionName(function, number), simulation.now()));
    }

    private Reply updateAlias(RestCall call) {
        JsonNode input = call.request().json();
        Account after = change(call, (account, named) -> {
            Alias before = FunctionReads.alias(account, named.function(), call);
            current(input, before.revisionId());
            String version = input.path("FunctionVersion").asString(before.version());
            Map<String, Double> weights = new TreeMap<>();
            JsonNode given = input.path("RoutingConfig").path("AdditionalVersionWeights");
            given.properties().forEach(weight -> weights.put(weight.getKey(), weight.getValue().asDouble(0)));
            weights.keySet().forEach(number -> existing(account, named.function(), number));
            existing(account, named.function(), version);
            return named.function().with(new Alias(before.name(), version,
                    input.path("Description").asString(before.description()),
                    given.isMissingNode() ? before.weights() : weights, UUID.randomUUID().toString()));
        });
        LambdaFunction function = FunctionName.of(after, call).function();
        return Reply.ok(FunctionViews.alias(after, function, FunctionReads.alias(after, function, call)));
    }

    /** Refuses a version that the function does not have. */
    static void existing(Account account, LambdaFunction function, String number) {
        if (function.version(number).isEmpty()) {
            throw new Refusal(404, "ResourceNotFoundException",
                    "Function not found: " + account.functionArn(function.name()) + ":" + number);
        }
    }

    /** A whole number within a range, or what is told where it is missing. */
    static long whole(JsonNode input, String member, String wireName, long otherwise, int min, int max) {
        JsonNode value = input.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new Refusal(400, "SerializationException", member + " must be a whole number");
        }
        int number = value.intValue();
        if (number < min || number > max) {
            throw invalid("1 validation error detected: Value '" + number + "' at '" + wireName
                    + "' failed to satisfy constraint: Member must have value "
                    + (number < min ? "greater than or equal to " + min : "less than or equal to " + max));
        }
        return number;
    }

    static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterValueException", text);
    }
}
