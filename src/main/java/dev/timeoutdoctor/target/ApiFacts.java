package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import java.util.List;

/**
 * An API as the search needs to know it.
 *
 * @param account empty where not known
 * @param methods methods or routes as last edited
 */
record ApiFacts(ApiType type, RestApi api, List<Stage> stages, ApiDefinition methods, String region, String account) {

    ApiFacts {
        stages = List.copyOf(stages);
    }

    /** The API's name, or its id where it has none. */
    String name() {
        return api.name().isEmpty() ? api.id() : api.name();
    }

    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    /**
     * The route of a method on a stage.
     *
     * @param httpMethod the request's method; for a method other than {@code ANY} it is that method
     */
    Route route(String stage, ApiMethod method, String httpMethod) {
        String request = type == ApiType.WEBSOCKET
                ? ""
                : method.httpMethod().isEmpty() || method.httpMethod().equals("ANY")
                        ? httpMethod
                        : method.httpMethod();
        return new Route(type, partition(region), region, account, api.id(), stage, request, method.resourceId(),
                method.path(), method.httpMethod());
    }

    /** AWS: partitions by the Region's prefix. */
    static String partition(String region) {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
