package dev.timeoutdoctor.lab.service;

import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * A service of AWS's query protocol: operations by the form's {@code Action}, each from the form and the request's id to
 * an XML document.
 *
 * @param signingName
 *            the service in the scope of the signature
 */
record QueryService(String signingName, Map<String, BiFunction<JsonNode, String, String>> operations) {

    QueryService {
        operations = Map.copyOf(operations);
    }
}
