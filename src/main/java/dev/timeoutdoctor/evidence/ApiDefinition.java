package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** All methods of an API at one moment: its working copy, or what a stage serves. */
public record ApiDefinition(List<ApiMethod> methods) {

    public ApiDefinition {
        methods = List.copyOf(methods);
    }

    /** The method of a path, as the API defines it ({@code ANY} is not matched by {@code GET}). */
    public Optional<ApiMethod> method(String path, String httpMethod) {
        return methods.stream().filter(m -> m.path().equals(path) && m.httpMethod().equals(httpMethod)).findFirst();
    }

    /** The examined method, if this definition has it. */
    public Optional<ApiMethod> method(Route route) {
        return method(route.resourcePath(), route.methodKey());
    }
}
