package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Protocol;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A service whose operations are named in the header {@code X-Amz-Target}.
 *
 * @param target
 *            the part of the header before the dot
 */
record JsonService(String name, String target, Protocol protocol,
        Map<String, Function<JsonNode, JsonNode>> operations) {

    JsonService {
        operations = Map.copyOf(operations);
    }
}
