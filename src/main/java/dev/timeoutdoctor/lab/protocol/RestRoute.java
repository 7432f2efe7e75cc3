package dev.timeoutdoctor.lab.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operation of a REST-JSON service, found by HTTP method and path.
 *
 * @param template
 *            the path's parts; one in braces stands for any
 */
public record RestRoute(String service, String operation, String method, List<String> template,
        Function<RestCall, Reply> handler) {

    public RestRoute {
        template = List.copyOf(template);
    }

    public static RestRoute of(String service, String operation, String method, String path,
            Function<RestCall, Reply> handler) {
        return new RestRoute(service, operation, method,
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList(), handler);
    }

    /** The call, if the request is one of this operation. */
    public Optional<RestCall> match(Request request) {
        if (!request.method().equals(method) || request.path().size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            String actual = request.path().get(i);
            if (part.startsWith("{")) {
                parameters.put(part.substring(1, part.length() - 1), actual);
            } else if (!part.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(new RestCall(request, parameters));
    }

    /** A request with the values of the path's parameters. */
    public record RestCall(Request request, Map<String, String> pathParameters) {

        public RestCall {
            pathParameters = Map.copyOf(pathParameters);
        }

        public String path(String name) {
            String value = pathParameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no path parameter " + name);
            }
            return value;
        }
    }
}
