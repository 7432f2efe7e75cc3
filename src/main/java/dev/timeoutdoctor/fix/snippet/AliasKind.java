package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which version a function's alias points at. */
final class AliasKind implements Kind {

    private static final Table CLOUDFORMATION = Table.same("FunctionVersion", "Description");
    private static final Table TERRAFORM = Table.of("FunctionVersion", "function_version", "Description",
            "description");

    @Override
    public Form cloudFormation(Part part) {
        return edits(part);
    }

    private static Form.Edits edits(Part part) {
        ObjectNode version = Part.object();
        version.putArray("Fn::GetAtt").add("NewVersion").add("Version");
        return published(form(part, CLOUDFORMATION, "AWS::Lambda::Alias"), "FunctionVersion", version);
    }

    /** The version that the same change publishes has no number before; each tool refers to it in its own way. */
    private static Form.Edits published(Form.Edits edits, String member, JsonNode reference) {
        edits.resources().stream().map(Resource::values)
                .filter(values -> values.path(member).asString("").equals(VersionKind.PUBLISHED))
                .forEach(values -> values.set(member, reference));
        return edits;
    }

    @Override
    public Form sam(Part part) {
        if (part.touched().stream().anyMatch(one -> one.value().asString("").equals(VersionKind.PUBLISHED))) {
            return Form.of(new Resource("AWS::Serverless::Function", "Function", FunctionKind.name(part), false,
                    Part.object().put("AutoPublishAlias", part.id("Name")).put("AutoPublishAliasAllProperties", true)),
                    Message.of("snippet.note.auto-publish-all"));
        }
        Form.Edits edits = edits(part);
        List<Message> notes = new ArrayList<>(edits.notes());
        notes.add(Message.of("snippet.note.auto-publish"));
        return new Form.Edits(edits.resources(), notes);
    }

    @Override
    public Form terraform(Part part) {
        return published(form(part, TERRAFORM, "aws_lambda_alias"), "function_version",
                Part.object().put(Layout.EXPRESSION, "aws_lambda_function.your_function.version"));
    }

    private static Form.Edits form(Part part, Table table, String type) {
        List<Touched> touched = part.touched();
        return new Form.Edits(List.of(new Resource(type, "Alias", FunctionKind.name(part) + ":" + part.id("Name"),
                false, table.values(touched))), table.leftOut(touched));
    }
}
