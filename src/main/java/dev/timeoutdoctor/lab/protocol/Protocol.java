package dev.timeoutdoctor.lab.protocol;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** AWS's protocols as far as their errors differ. */
public enum Protocol {
    REST_JSON, JSON_1_0, JSON_1_1, QUERY, EC2;

    /** The refusal in this protocol's shape. */
    public Reply refuse(Refusal refusal, String requestId) {
        return switch (this) {
            case REST_JSON -> {
                ObjectNode body = Json.object();
                body.put("message", refusal.text());
                // Lambda's errors also carry who is at fault (AWS: Lambda, error members Type and Message).
                body.put("Type", refusal.status() < 500 ? "User" : "Service");
                yield Reply.json(refusal.status(), body).with("x-amzn-ErrorType", refusal.code());
            }
            case JSON_1_0, JSON_1_1 -> {
                ObjectNode body = Json.object();
                body.put("__type", refusal.code());
                body.put("message", refusal.text());
                yield new Reply(refusal.status(), Map.of("Content-Type", contentType(), "x-amzn-ErrorType",
                        refusal.code(), "x-amzn-query-error", refusal.code() + ";" + fault(refusal)), Json.write(body));
            }
            case EC2 -> {
                Xml xml = new Xml("Response", "");
                xml.open("Errors").open("Error").text("Code", refusal.code()).text("Message", refusal.text())
                        .close("Error").close("Errors").text("RequestID", requestId);
                yield new Reply(refusal.status(),
                        Map.of("Content-Type", contentType(), "x-amzn-ErrorType", refusal.code()), xml.finish());
            }
            case QUERY -> {
                Xml xml = new Xml("ErrorResponse", "");
                xml.open("Error").text("Type", fault(refusal)).text("Code", refusal.code())
                        .text("Message", refusal.text()).close("Error").text("RequestId", requestId);
                yield new Reply(refusal.status(),
                        Map.of("Content-Type", contentType(), "x-amzn-ErrorType", refusal.code()), xml.finish());
            }
        };
    }

    public String contentType() {
        return switch (this) {
            case REST_JSON -> "application/json";
            case JSON_1_0 -> "application/x-amz-json-1.0";
            case JSON_1_1 -> "application/x-amz-json-1.1";
            case QUERY, EC2 -> "text/xml";
        };
    }

    private static String fault(Refusal refusal) {
        return refusal.status() < 500 ? "Sender" : "Receiver";
    }
}
