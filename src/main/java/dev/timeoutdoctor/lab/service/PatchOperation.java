package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One of API Gateway's patch operations. The value is always text, whatever it means (AWS: PatchOperation). */
record PatchOperation(String op, String path, String value, String from) {

    private static final Set<String> OPS = Set.of("add", "remove", "replace", "move", "copy", "test");

    static List<PatchOperation> of(JsonNode body) {
        JsonNode list = body.path("patchOperations");
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.badRequest("Invalid request input: patchOperations must hold at least one operation");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode each : list) {
            String op = text(each, "op");
            if (!OPS.contains(op)) {
                throw Refusal
                        .badRequest("Invalid patch operation specified: '" + op + "'. Must be one of: [add, remove, "
                                + "replace, move, copy, test]");
            }
            operations.add(new PatchOperation(op, text(each, "path"), text(each, "value"), text(each, "from")));
        }
        return operations;
    }

    private static String text(JsonNode operation, String member) {
        JsonNode value = operation.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Refusal(400, "SerializationException", value.getNodeType().name().toUpperCase(Locale.ROOT)
                    + "_VALUE can not be converted to a String");
        }
        return value.stringValue();
    }

    /** Parts of the path with {@code ~1} and {@code ~0} undone (JSON pointer). */
    List<String> parts() {
        return Arrays.stream(path.split("/", -1)).skip(1).map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    Refusal notAllowed(String mustBe) {
        return Refusal
                .badRequest(
                        "Invalid patch path '" + path + "' specified for op '" + op + "'. Must be one of: " + mustBe);
    }

    boolean flag() {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.badRequest("Invalid boolean value '" + value + "' specified for " + path);
        };
    }
}
