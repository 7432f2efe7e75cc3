package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/** A version of a function, published from what is edited: a snapshot that an alias can point at. */
final class VersionKind implements Kind {

    /** What a call takes from the version that an earlier call of the same change has published. */
    static final String PUBLISHED = "{{Version}}";

    @Override
    public Form cloudFormation(Part part) {
        return Form.of(new Resource("AWS::Lambda::Version", "Version", FunctionKind.name(part), true,
                Part.object().put("FunctionName", FunctionKind.name(part))),
                List.of(Message.of("snippet.note.version")));
    }

    /** SAM publishes by itself where its alias is told to follow. */
    @Override
    public Form sam(Part part) {
        return new Form.Edits(List.of(), List.of());
    }

    @Override
    public Form terraform(Part part) {
        return Form.of(new Resource("aws_lambda_function", "Function", FunctionKind.name(part), false,
                Part.object().put("publish", true)));
    }
}
