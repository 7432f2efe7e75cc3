package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Permission;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Aliases that are made and deleted, and who may call them (AWS: Lambda API reference). Only API Gateway is let in here. */
final class AliasService {

    private static final String CALLER = "apigateway.amazonaws.com";
    private static final String CONFLICT = "ResourceConflictException";

    private final Simulation simulation;

    AliasService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String function = "/2015-03-31/functions/{function}";
        return List.of(RestRoute.of("lambda", "CreateAlias", "POST", function + "/aliases", this::create),
                RestRoute.of("lambda", "DeleteAlias", "DELETE", function + "/aliases/{alias}", this::delete),
                RestRoute.of("lambda", "AddPermission", "POST", function + "/policy", this::allow),
                RestRoute.of("lambda", "RemovePermission", "DELETE", function + "/policy/{statement}", this::forbid));
    }

    private Reply create(RestCall call) {
        JsonNode input = call.request().json();
        String name = input.path("Name").asString("");
        String version = input.path("FunctionVersion").asString("");
        Account after = FunctionChanges.change(simulation, call, (account, named) -> {
            LambdaFunction function = named.function();
            if (function.alias(name).isPresent()) {
                throw new Refusal(409, CONFLICT,
                        "Alias already exists: " + account.functionArn(function.name()) + ":" + name);
            }
            if (!name.matches("(?!^[0-9]+$)[A-Za-z0-9_-]{1,128}") || input.has("RoutingConfig")) {
                throw FunctionChanges.invalid("The lab makes aliases of one version, with a name that is no number");
            }
            FunctionChanges.existing(account, function, version);
            Alias made = new Alias(name, version, input.path("Description").asString(""), Map.of(),
                    UUID.randomUUID().toString());
            return function.withAliases(Stream.concat(function.qualifiers().aliases().stream(), Stream.of(made))
                    .toList());
        });
        LambdaFunction function = FunctionName.of(after, call).function();
        return Reply.json(201, FunctionViews.alias(after, function, function.alias(name).orElseThrow()));
    }

    private Reply delete(RestCall call) {
        FunctionChanges.change(simulation, call, (_, named) -> named.function().withAliases(
                named.function().qualifiers().aliases().stream()
                        .filter(alias -> !alias.name().equals(call.path("alias"))).toList()));
        return new Reply(204, Map.of(), "");
    }

    private Reply allow(RestCall call) {
        JsonNode input = call.request().json();
        String statement = input.path("StatementId").asString("");
        Account after = FunctionChanges.change(simulation, call, (_, named) -> {
            Permission made = new Permission(named.qualifier(), statement, input.path("SourceArn").asString(""));
            if (!input.path("Principal").asString("").equals(CALLER) || made.sourceArn().isEmpty()
                    || !input.path("Action").asString("").equals("lambda:InvokeFunction")) {
                throw FunctionChanges.invalid("The lab lets API Gateway call functions, for a SourceArn, and nobody else");
            }
            List<Permission> all = named.function().qualifiers().permissions();
            if (all.stream().anyMatch(same(named, statement))) {
                throw new Refusal(409, CONFLICT, "The statement id (" + statement + ") provided already exists. "
                        + "Please provide a new statement id, or remove the existing statement.");
            }
            return named.function().withPermissions(Stream.concat(all.stream(), Stream.of(made)).toList());
        });
        FunctionName named = FunctionName.of(after, call);
        Permission made = named.function().qualifiers().permissions().stream().filter(same(named, statement))
                .findFirst().orElseThrow();
        return Reply.json(201, Json.object().put("Statement",
                Json.write(FunctionViews.statement(after, named, made.statement(), made.sourceArn()))));
    }

    private Reply forbid(RestCall call) {
        String statement = call.path("statement");
        FunctionChanges.change(simulation, call, (_, named) -> {
            List<Permission> all = named.function().qualifiers().permissions();
            if (all.stream().noneMatch(same(named, statement))) {
                throw new Refusal(404, "ResourceNotFoundException",
                        "Statement " + statement + " is not found in resource policy.");
            }
            return named.function().withPermissions(all.stream().filter(same(named, statement).negate()).toList());
        });
        return new Reply(204, Map.of(), "");
    }

    private static Predicate<Permission> same(FunctionName named, String statement) {
        return one -> one.qualifier().equals(named.qualifier()) && one.statement().equals(statement);
    }
}
