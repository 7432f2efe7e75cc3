package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Which version a function's alias points at. */
final class AliasKind implements Kind {

    private static final Table CLOUDFORMATION = Table.same("FunctionVersion", "Description");
    private static final Table TERRAFORM = Table.of("FunctionVersion", "function_version", "Description",
            "description");

    @Override
    public Form cloudFormation(Part part) {
        return form(part, CLOUDFORMATION, "AWS::Lambda::Alias");
    }

    @Override
    public Form sam(Part part) {
        Form.Edits edits = form(part, CLOUDFORMATION, "AWS::Lambda::Alias");
        List<Message> notes = new ArrayList<>(edits.notes());
        notes.add(Message.of("snippet.note.auto-publish"));
        return new Form.Edits(edits.resources(), notes);
    }

    @Override
    public Form terraform(Part part) {
        return form(part, TERRAFORM, "aws_lambda_alias");
    }

    private static Form.Edits form(Part part, Table table, String type) {
        List<Touched> touched = part.touched();
        return new Form.Edits(List.of(new Resource(type, "Alias", FunctionKind.name(part) + ":" + part.id("Name"),
                false, table.values(touched))), table.leftOut(touched));
    }
}
