package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lambda: the account's limits, and what the lab's functions have none of: tags, warm executions, settings for asynchronous calls. */
final class FunctionDetails {

    private static final int CONCURRENCY = 1_000;

    private final Simulation simulation;

    FunctionDetails(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("lambda", "GetAccountSettings", "GET", "/2016-08-19/account-settings",
                        call -> Reply.ok(account())),
                RestRoute.of("lambda", "ListProvisionedConcurrencyConfigs", "GET",
                        "/2019-09-30/functions/{function}/provisioned-concurrency",
                        call -> emptyList(call, "ProvisionedConcurrencyConfigs")),
                RestRoute.of("lambda", "GetFunctionEventInvokeConfig", "GET",
                        "/2019-09-25/functions/{function}/event-invoke-config", this::eventInvokeConfig),
                RestRoute.of("lambda", "ListTags", "GET", "/2017-03-31/tags/{arn}",
                        call -> Reply.ok(Json.object().set("Tags", Json.object()))));
    }

    private ObjectNode account() {
        int reserved = simulation.account().functions().stream().mapToInt(LambdaFunction::reservedConcurrency)
                .filter(executions -> executions != LambdaFunction.UNRESERVED).sum();
        ObjectNode node = Json.object();
        node.putObject("AccountLimit").put("TotalCodeSize", 80_530_636_800L).put("CodeSizeUnzipped", 262_144_000)
                .put("CodeSizeZipped", 52_428_800).put("ConcurrentExecutions", CONCURRENCY)
                .put("UnreservedConcurrentExecutions", CONCURRENCY - reserved);
        node.putObject("AccountUsage").put("TotalCodeSize", 48_211)
                .put("FunctionCount", simulation.account().functions().size());
        return node;
    }

    private Reply emptyList(RestCall call, String member) {
        function(call);
        ObjectNode node = Json.object();
        node.putArray(member);
        return Reply.ok(node);
    }

    private Reply eventInvokeConfig(RestCall call) {
        throw new Refusal(404, "ResourceNotFoundException", "The function "
                + simulation.account().functionArn(function(call).name()) + " doesn't have an EventInvokeConfig");
    }

    private LambdaFunction function(RestCall call) {
        String name = call.path("function");
        return simulation.account().function(name).orElseThrow(() -> new Refusal(404, "ResourceNotFoundException",
                "Function not found: " + simulation.account().functionArn(name)));
    }
}
