package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Provisioned;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Reserved and provisioned concurrency of functions (AWS: Lambda API reference; Lambda quotas). */
final class ConcurrencyService {

    /** What must be left for functions without a reservation (AWS: configuring reserved concurrency). */
    private static final int LEAST_UNRESERVED = 100;

    /** How long provisioned environments take, in simulated time; with AWS it is a minute or two. */
    private static final Duration PROVISIONING = Duration.ofSeconds(5);

    private static final int MOST = 1_000_000;

    private final Simulation simulation;

    ConcurrencyService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String provisioned = "/2019-09-30/functions/{function}/provisioned-concurrency";
        String reserved = "/2017-10-31/functions/{function}/concurrency";
        return List.of(RestRoute.of("lambda", "PutFunctionConcurrency", "PUT", reserved, this::reserve),
                RestRoute.of("lambda", "DeleteFunctionConcurrency", "DELETE", reserved, this::unreserve),
                RestRoute.of("lambda", "PutProvisionedConcurrencyConfig", "PUT", provisioned, this::provision),
                RestRoute.of("lambda", "DeleteProvisionedConcurrencyConfig", "DELETE", provisioned,
                        this::unprovision),
                // One path serves two operations; a query parameter tells which.
                RestRoute.of("lambda", "GetProvisionedConcurrencyConfig", "GET", provisioned,
                        call -> call.request().parameter("List").isPresent() ? all(call) : one(call)),
                RestRoute.of("lambda", "ListProvisionedConcurrencyConfigs", "GET", provisioned, this::all));
    }

    private Reply reserve(RestCall call) {
        int count = (int) FunctionChanges.whole(call.request().json(), "ReservedConcurrentExecutions",
                "reservedConcurrentExecutions", 0, 0, Integer.MAX_VALUE);
        Account after = FunctionChanges.change(simulation, call, (account, named) -> {
            LambdaFunction function = named.function();
            if (unreservedWithout(account, function) - count < LEAST_UNRESERVED) {
                throw FunctionChanges.invalid("Specified ReservedConcurrentExecutions for function decreases account's "
                        + "UnreservedConcurrentExecution below its minimum value of [" + LEAST_UNRESERVED + "].");
            }
            return function.withReservedConcurrency(count);
        });
        return Reply.ok(FunctionReads.concurrency(FunctionName.of(after, call).function()));
    }

    private static long unreservedWithout(Account account, LambdaFunction function) {
        return account.quotas().concurrentExecutions()
                - account.functions().stream().filter(each -> !each.name().equals(function.name()))
                        .mapToLong(LambdaFunction::reservedConcurrency)
                        .filter(count -> count != LambdaFunction.UNRESERVED).sum();
    }

    private Reply unreserve(RestCall call) {
        FunctionChanges.change(simulation, call,
                (account, named) -> named.function().withReservedConcurrency(LambdaFunction.UNRESERVED));
        return new Reply(204, Map.of(), "");
    }

    private Reply provision(RestCall call) {
        int count = (int) FunctionChanges.whole(call.request().json(), "ProvisionedConcurrentExecutions",
                "provisionedConcurrentExecutions", 0, 1, MOST);
        Instant now = simulation.now();
        Account after = FunctionChanges.change(simulation, call, (account, named) -> {
            LambdaFunction function = named.function();
            if (named.qualifier().isEmpty() || named.qualifier().equals(LambdaFunction.LATEST) || count == 0) {
                throw FunctionChanges
                        .invalid(
                                "Provisioned Concurrency Configs can only be applied to function aliases or versions.");
            }
            FunctionChanges.refuseWhileUpdating(account, function, now);
            if (function.alias(named.qualifier()).filter(alias -> !alias.weights().isEmpty()).isPresent()) {
                throw FunctionChanges.invalid("Alias with weights can not be used with Provisioned Concurrency");
            }
            int others = function.qualifiers().provisioned().entrySet().stream()
                    .filter(each -> !each.getKey().equals(named.qualifier()))
                    .mapToInt(each -> each.getValue().environments()).sum();
            boolean reserved = function.reservedConcurrency() != LambdaFunction.UNRESERVED;
            long most = reserved
                    ? function.reservedConcurrency()
                    : unreservedWithout(account, function) - LEAST_UNRESERVED;
            if (others + (long) count > most) {
                throw FunctionChanges.invalid(reserved
                        ? "Requested Provisioned Concurrency should not be greater than the "
                                + "reservedConcurrentExecution for function"
                        : "Specified ConcurrentExecutions for function decreases account's "
                                + "UnreservedConcurrentExecution below its minimum value of [" + LEAST_UNRESERVED
                                + "].");
            }
            Map<String, Provisioned> all = new HashMap<>(function.qualifiers().provisioned());
            all.put(named.qualifier(), new Provisioned(count, now, now.plus(simulation.onTheClock(PROVISIONING))));
            return function.withProvisioned(all);
        });
        return Reply.json(202, FunctionViews.provisioned(config(FunctionName.of(after, call)), now));
    }

    private Reply unprovision(RestCall call) {
        FunctionChanges.change(simulation, call, (account, named) -> {
            config(named);
            Map<String, Provisioned> all = new HashMap<>(named.function().qualifiers().provisioned());
            all.remove(named.qualifier());
            return named.function().withProvisioned(all);
        });
        return new Reply(204, Map.of(), "");
    }

    private static Provisioned config(FunctionName named) {
        if (named.qualifier().isEmpty()) {
            throw FunctionChanges.invalid("The qualifier must be given");
        }
        return Optional.ofNullable(named.function().qualifiers().provisioned().get(named.qualifier()))
                .orElseThrow(() -> new Refusal(404, "ProvisionedConcurrencyConfigNotFoundException",
                        "No Provisioned Concurrency Config found for this function"));
    }

    private Reply one(RestCall call) {
        return Reply.ok(FunctionViews.provisioned(config(FunctionName.of(simulation.account(), call)),
                simulation.now()));
    }

    private Reply all(RestCall call) {
        Account account = simulation.account();
        LambdaFunction function = FunctionName.of(account, call).function();
        ObjectNode node = Json.object();
        node.withArray("ProvisionedConcurrencyConfigs");
        new TreeMap<>(function.qualifiers().provisioned()).forEach((qualifier, config) -> node
                .withArray("ProvisionedConcurrencyConfigs").add(FunctionViews.provisioned(config, simulation.now())
                        .put("FunctionArn", account.functionArn(function.name()) + ":" + qualifier)));
        return Reply.ok(node);
    }
}
