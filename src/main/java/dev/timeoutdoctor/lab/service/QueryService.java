package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Xml;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A service of AWS's query protocol, or of EC2's kind of it: operations by the form's {@code Action}, each from the form
 * to the answer's members by their names on the wire.
 *
 * @param signingName
 *            the service in the scope of the signature
 * @param protocol
 *            {@link Protocol#QUERY} or {@link Protocol#EC2}, which differ in what stands around the members and in what
 *            an entry of a list is called
 */
record QueryService(String signingName, String namespace, Protocol protocol,
        Map<String, Function<JsonNode, JsonNode>> operations) {

    QueryService {
        operations = Map.copyOf(operations);
    }

    static QueryService of(String signingName, String namespace,
            Map<String, Function<JsonNode, JsonNode>> operations) {
        return new QueryService(signingName, namespace, Protocol.QUERY, operations);
    }

    Reply reply(String action, JsonNode members, String requestId) {
        Xml xml = new Xml(action + "Response", namespace);
        if (protocol == Protocol.EC2) {
            xml.text("requestId", requestId).members(members, "item");
        } else {
            xml.open(action + "Result").members(members, "member").close(action + "Result").open("ResponseMetadata")
                    .text("RequestId", requestId).close("ResponseMetadata");
        }
        return new Reply(200, Map.of("Content-Type", protocol.contentType()), xml.finish());
    }
}
