package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.IntegrationResponse;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodResponse;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Method and integration responses as API Gateway shows them. */
final class RestResponseViews {

    private RestResponseViews() {}

    static ObjectNode view(MethodResponse response) {
        ObjectNode node = Json.object().put("statusCode", response.statusCode());
        if (!response.parameters().isEmpty()) {
            ObjectNode parameters = node.putObject("responseParameters");
            new TreeMap<>(response.parameters()).forEach(parameters::put);
        }
        if (!response.models().isEmpty()) {
            node.set("responseModels", Json.texts(response.models()));
        }
        return node;
    }

    static ObjectNode view(IntegrationResponse response) {
        ObjectNode node = Json.object().put("statusCode", response.statusCode());
        if (!response.selectionPattern().isEmpty()) {
            node.put("selectionPattern", response.selectionPattern());
        }
        if (!response.contentHandling().isEmpty()) {
            node.put("contentHandling", response.contentHandling());
        }
        if (!response.parameters().isEmpty()) {
            node.set("responseParameters", Json.texts(response.parameters()));
        }
        if (!response.templates().isEmpty()) {
            node.set("responseTemplates", Json.texts(response.templates()));
        }
        return node;
    }

    /** An export's map of the integration's responses: by selection pattern. */
    static ObjectNode exported(Method method) {
        ObjectNode responses = Json.object();
        new TreeMap<>(method.integrationResponses()).values().forEach(response -> {
            ObjectNode view = view(response);
            view.remove("selectionPattern");
            responses.set(response.selectionPattern().isEmpty() ? "default" : response.selectionPattern(), view);
        });
        return responses;
    }
}
