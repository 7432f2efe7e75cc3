package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Version;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Lambda, the calls that read (AWS: Lambda API reference). One policy stands for all of a function's qualifiers here. */
final class FunctionReads {

    private static final long CODE_LIMIT = 80_530_636_800L;

    private static final int MOST_FUNCTIONS = 50;

    private final Simulation simulation;

    FunctionReads(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String function = "/2015-03-31/functions/{function}";
        return List.of(route("ListFunctions", "/2015-03-31/functions", this::functions),
                route("GetFunction", function, this::function),
                route("GetFunctionConfiguration", function + "/configuration",
                        call -> Reply.ok(FunctionViews.configuration(account(), named(call), simulation.now()))),
                route("GetFunctionConcurrency", "/2019-09-30/functions/{function}/concurrency",
                        call -> Reply.ok(concurrency(named(call).function()))),
                route("GetPolicy", function + "/policy", this::policy),
                route("ListAliases", function + "/aliases", this::aliases),
                route("GetAlias", function + "/aliases/{alias}", this::alias),
                route("ListVersionsByFunction", function + "/versions", this::versions),
                route("GetAccountSettings", "/2016-08-19/account-settings", call -> Reply.ok(settings())),
                route("ListTags", "/2017-03-31/tags/{function}", this::tags));
    }

    private static RestRoute route(String operation, String path, Function<RestCall, Reply> handler) {
        return RestRoute.of("lambda", operation, "GET", path, handler);
    }

    private Account account() {
        return simulation.account();
    }

    private FunctionName named(RestCall call) {
        return FunctionName.of(account(), call);
    }

    /** At most 50 at once (AWS: Lambda API reference, ListFunctions). */
    private Reply functions(RestCall call) {
        List<LambdaFunction> all = List.copyOf(account().functions());
        int limit = Math.min(number(call, "MaxItems", MOST_FUNCTIONS), MOST_FUNCTIONS);
        int from = Math.min(number(call, "Marker", 0), all.size());
        int until = Math.min(all.size(), from + Math.max(1, limit));
        ObjectNode page = Json.object();
        page.putArray("Functions");
        all.subList(from, until).forEach(function -> page.withArray("Functions").add(
                FunctionViews.configuration(account(), new FunctionName(function, ""), simulation.now())));
        if (until < all.size()) {
            page.put("NextMarker", String.valueOf(until));
        }
        return Reply.ok(page);
    }

    private static int number(RestCall call, String name, int otherwise) {
        String text = call.request().parameter(name).orElse("");
        if (!text.isEmpty() && !text.matches("\\d{1,6}")) {
            throw new Refusal(400, "InvalidParameterValueException", "Invalid " + name + ": " + text);
        }
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private Reply function(RestCall call) {
        FunctionName named = named(call);
        ObjectNode node = Json.object();
        node.set("Configuration", FunctionViews.configuration(account(), named, simulation.now()));
        node.putObject("Code").put("RepositoryType", "S3").put("Location",
                "https://awslambda-lab-tasks.s3.amazonaws.com/snapshots/" + account().id() + "/"
                        + named.function().name());
        ObjectNode concurrency = concurrency(named.function());
        if (!named.function().traits().tags().isEmpty()) {
            node.set("Tags", Json.texts(named.function().traits().tags()));
        }
        if (!concurrency.isEmpty()) {
            node.set("Concurrency", concurrency);
        }
        return Reply.ok(node);
    }

    static ObjectNode concurrency(LambdaFunction function) {
        ObjectNode node = Json.object();
        if (function.reservedConcurrency() != LambdaFunction.UNRESERVED) {
            node.put("ReservedConcurrentExecutions", function.reservedConcurrency());
        }
        return node;
    }

    private Reply policy(RestCall call) {
        FunctionName named = named(call);
        if (FunctionViews.policy(account(), named).path("Statement").isEmpty()) {
            throw new Refusal(404, "ResourceNotFoundException", "The resource you requested does not exist.");
        }
        return Reply.ok(Json.object().put("Policy", Json.write(FunctionViews.policy(account(), named)))
                .put("RevisionId", named.function().revisionAt(simulation.now())));
    }

    private Reply aliases(RestCall call) {
        LambdaFunction function = named(call).function();
        String version = call.request().parameter("FunctionVersion").orElse("");
        ObjectNode node = Json.object();
        function.qualifiers().aliases().stream()
                .filter(alias -> version.isEmpty() || alias.version().equals(version))
                .forEach(alias -> node.withArray("Aliases").add(FunctionViews.alias(account(), function, alias)));
        node.withArray("Aliases");
        return Reply.ok(node);
    }

    private Reply alias(RestCall call) {
        LambdaFunction function = named(call).function();
        return Reply.ok(FunctionViews.alias(account(), function, alias(account(), function, call)));
    }

    static Alias alias(Account account, LambdaFunction function, RestCall call) {
        return function.alias(call.path("alias")).orElseThrow(() -> new Refusal(404, "ResourceNotFoundException",
                "Cannot find alias arn: " + account.functionArn(function.name()) + ":" + call.path("alias")));
    }

    private Reply versions(RestCall call) {
        LambdaFunction function = named(call).function();
        ObjectNode node = Json.object();
        node.withArray("Versions").add(version(function, LambdaFunction.LATEST));
        function.qualifiers().versions().stream().map(Version::number)
                .forEach(number -> node.withArray("Versions").add(version(function, number)));
        return Reply.ok(node);
    }

    private ObjectNode version(LambdaFunction function, String number) {
        return FunctionViews.configuration(account(), new FunctionName(function, number), simulation.now());
    }

    private ObjectNode settings() {
        int limit = account().quotas().concurrentExecutions();
        int reserved = account().functions().stream().mapToInt(LambdaFunction::reservedConcurrency)
                .filter(count -> count != LambdaFunction.UNRESERVED).sum();
        ObjectNode node = Json.object();
        node.putObject("AccountLimit").put("TotalCodeSize", CODE_LIMIT).put("CodeSizeUnzipped", 262_144_000)
                .put("CodeSizeZipped", 52_428_800).put("ConcurrentExecutions", limit)
                .put("UnreservedConcurrentExecutions", limit - reserved);
        node.putObject("AccountUsage")
                .put("TotalCodeSize", account().functions().stream().mapToLong(each -> each.traits().codeSize()).sum())
                .put("FunctionCount", account().functions().size());
        return node;
    }

    private Reply tags(RestCall call) {
        ObjectNode node = Json.object();
        node.set("Tags", Json.texts(named(call).function().traits().tags()));
        return Reply.ok(node);
    }
}
