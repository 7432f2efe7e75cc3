package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A version of a function that an integration calls by its number: no change of the function ever reaches the API before the URI is
 * another. What leads out is a new alias of that version in its place, which API Gateway must be let in to (AWS: Lambda developer guide,
 * aliases; API Gateway developer guide, invoke a function by its alias). By hand, since it adds to the function's policy.
 */
final class FixedVersion {

    private static final String ALIAS = "live";

    private FixedVersion() {}

    static Offer offer(Reading reading, FunctionReference function) {
        Optional<Route> route = reading.route();
        Optional<Integration> integration = reading.integration().filter(known -> known.uri().contains(function.arn()));
        if (route.isEmpty() || integration.isEmpty()) {
            return new Offer.NotHere(
                    Message.of("change.function-version.by-variable", function.name(), function.qualifier()));
        }
        AwsCall aliases = AwsCall.of("lambda", "ListAliases", function.region(), Calls.function(function));
        return Looked.at(reading, aliases, all -> offer(route.get(), integration.get(), function, taken(all)));
    }

    /** The names of the aliases that are there already. */
    private static Set<String> taken(JsonNode aliases) {
        return aliases.path("Aliases").valueStream().map(alias -> Json.text(alias, "Name"))
                .collect(Collectors.toSet());
    }

    /** Somebody else's alias is never used, whatever it serves now: it may be led elsewhere, and others would follow what is done here. */
    private static Offer offer(Route route, Integration integration, FunctionReference function, Set<String> taken) {
        String alias = Stream
                .concat(Stream.of(ALIAS), IntStream.iterate(2, next -> next + 1).mapToObj(next -> ALIAS + "-" + next))
                .filter(name -> !taken.contains(name)).findFirst().orElseThrow();
        List<Message> notes = new ArrayList<>();
        notes.add(Message.of("change.function-version.fixed", function.qualifier(), alias));
        if (!alias.equals(ALIAS)) {
            notes.add(Message.of("change.function-version.fixed-taken", ALIAS, alias));
        }
        notes.add(Message.of("change.function-version.fixed-then"));
        if (route.apiType() != ApiType.HTTP) {
            notes.add(Message.of("change.function-version.fixed-deploy"));
        }
        notes.add(Message.of("change.function-version.fixed-back", alias));
        String byAlias = integration.uri().replace(function.arn(),
                function.arn().substring(0, function.arn().lastIndexOf(':') + 1) + alias);
        AwsCall made = function("CreateAlias", function, Map.of("Name", alias, "FunctionVersion",
                function.qualifier()));
        AwsCall forbidden = function("RemovePermission", function,
                Map.of("Qualifier", alias, "StatementId", statement(route)));
        return new Offer.ByHand(
                Message.of("change.function-version.fixed-title", function.name(), function.qualifier()), notes,
                List.of(made, allowed(route, function, alias), calling(route, integration, byAlias)),
                List.of(calling(route, integration, integration.uri()), forbidden,
                        function("DeleteAlias", function, Map.of("Name", alias))));
    }

    private static AwsCall allowed(Route route, FunctionReference function, String alias) {
        Map<String, String> permission = new LinkedHashMap<>();
        permission.put("Qualifier", alias);
        permission.put("StatementId", statement(route));
        permission.put("Action", "lambda:InvokeFunction");
        permission.put("Principal", "apigateway.amazonaws.com");
        permission.put("SourceArn", "arn:" + route.partition() + ":execute-api:" + route.region() + ":"
                + route.account() + ":" + route.apiId() + "/*");
        return function("AddPermission", function, permission);
    }

    private static String statement(Route route) {
        return "api-gateway-" + route.apiId();
    }

    private static AwsCall function(String operation, FunctionReference function, Map<String, String> more) {
        Map<String, Object> parameters = Calls.function(function);
        parameters.putAll(more);
        return AwsCall.of("lambda", operation, function.region(), parameters);
    }

    private static AwsCall calling(Route route, Integration integration, String uri) {
        if (route.apiType() == ApiType.REST) {
            return Calls.updateIntegration(route, List.of(PatchOperation.replace("/uri", uri)));
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ApiId", route.apiId());
        parameters.put("IntegrationId", integration.integrationId());
        parameters.put("IntegrationUri", uri);
        return AwsCall.of("apigatewayv2", "UpdateIntegration", route.region(), parameters);
    }
}
