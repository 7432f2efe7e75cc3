package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Destination;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * A method of a stage as a target.
     *
     * @param httpMethod the request's method; for a method other than {@code ANY} it is that method
     * @param url the request's, or empty for the route's own
     */
    TargetResult.Choice choice(String stage, ApiMethod method, String httpMethod, String url, List<Message> notes) {
        Route route = route(stage, method, httpMethod);
        return new TargetResult.Choice(name(), route, url.isEmpty() ? RequestUrl.of(route) : url,
                Stream.concat(notes.stream(), destination(stage, method).stream()).toList(), Optional.empty());
    }

    /** Where a method leads on a stage, where stage variables or a canary decide that. */
    List<Message> destination(String stage, ApiMethod method) {
        return stages.stream().filter(each -> each.name().equals(stage))
                .map(each -> Destination.of(method.integration(), each)).filter(Destination::isNotable)
                .map(where -> Message.of("target.note.destination", where.words())).toList();
    }

    /**
     * What should be known beside the API.
     *
     * @param named whether its Region was named
     * @param connected the Region of the connection
     */
    List<Message> notes(boolean named, String connected) {
        List<Message> notes = new ArrayList<>();
        if (named && !region.equals(connected)) {
            notes.add(Message.of("target.note.region", region, connected));
        }
        if (api.executeApiEndpointDisabled()) {
            notes.add(Message.of("target.note.endpoint-disabled", name()));
        }
        if (api.endpointType() == EndpointType.PRIVATE) {
            notes.add(Message.of("target.note.private", name()));
        }
        return List.copyOf(notes);
    }

    /** AWS: partitions by the Region's prefix. */
    static String partition(String region) {
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("eusc-") ? "aws-eusc" : "aws";
    }
}
