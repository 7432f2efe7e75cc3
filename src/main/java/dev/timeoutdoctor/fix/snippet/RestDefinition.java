package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI definition of an API, alone or inside a SAM template (AWS: x-amazon-apigateway-integration object). */
final class RestDefinition {

    static final String INTEGRATION = "x-amazon-apigateway-integration";

    private RestDefinition() {}

    /** Members of the method in the definition. */
    static Form openApi(Part part, ObjectNode members, List<Message> notes) {
        return part.hasRoute()
                ? Form.of(new Resource("", "", "", false, root(part, members)), notes)
                : Form.none("snippet.none.openapi-route");
    }

    /** The same under {@code DefinitionBody} of an API. */
    static Form sam(Part part, String type, ObjectNode members, List<Message> notes) {
        if (!part.hasRoute()) {
            return Form.none("snippet.none.openapi-route");
        }
        ObjectNode values = Part.object();
        values.set("DefinitionBody", root(part, members));
        return Form.of(new Resource(type, "Api", part.target(), false, values), notes);
    }

    private static ObjectNode root(Part part, ObjectNode members) {
        ObjectNode root = Part.object();
        if (!members.isEmpty()) {
            root.putObject("paths").putObject(part.path()).set(part.openApiMethod(), members);
        }
        return root;
    }

    /** In a definition some of AWS's constants are written small. */
    static ObjectNode integration(ObjectNode values) {
        for (String name : List.of("type", "passthroughBehavior")) {
            if (values.path(name).isString()) {
                values.put(name, values.path(name).asString().toLowerCase(Locale.ROOT));
            }
        }
        ObjectNode members = Part.object();
        if (!values.isEmpty()) {
            members.set(INTEGRATION, values);
        }
        return members;
    }
}
