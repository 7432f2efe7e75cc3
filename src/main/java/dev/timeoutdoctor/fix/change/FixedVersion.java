package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a function that an integration calls by its number: no change of the function ever reaches the API before the URI is
 * another. What leads out is an alias of that version in its place, which API Gateway must be let in to (AWS: Lambda developer guide,
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
        List<Message> notes = new ArrayList<>(List.of(
                Message.of("change.function-version.fixed", function.qualifier(), ALIAS),
                Message.of("change.function-version.fixed-then")));
        if (route.get().apiType() != ApiType.HTTP) {
            notes.add(Message.of("change.function-version.fixed-deploy"));
        }
        String called = integration.get().uri();
        String byAlias = called.replace(function.arn(),
                function.arn().substring(0, function.arn().lastIndexOf(':') + 1) + ALIAS);
        return new Offer.ByHand(
                Message.of("change.function-version.fixed-title", function.name(), function.qualifier()), notes,
                List.of(function("CreateAlias", function, Map.of("Name", ALIAS, "FunctionVersion",
                        function.qualifier())), allowed(route.get(), function),
                        calling(route.get(), integration.get(), byAlias)),
                List.of(calling(route.get(), integration.get(), called), function("RemovePermission", function,
                        Map.of("Qualifier", ALIAS, "StatementId", statement(route.get()))),
                        function("DeleteAlias", function, Map.of("Name", ALIAS))));
    }

    private static AwsCall allowed(Route route, FunctionReference function) {
        Map<String, String> permission = new LinkedHashMap<>();
        permission.put("Qualifier", ALIAS);
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
