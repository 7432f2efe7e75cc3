package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change in the languages of the tools that people keep such settings in. The snippets are edits: they say what to set on
 * resources that stand in the reader's files, and hold nothing but what the change touches.
 */
public final class Snippets {

    private Snippets() {}

    /** One for each tool, in the order of {@link Tool}. */
    public static List<Snippet> of(Change change) {
        return Arrays.stream(Tool.values()).map(tool -> one(tool, change)).toList();
    }

    /** The same with the tool that owns the settings first, if one does. */
    public static List<Snippet> of(Change change, Optional<Tool> owner) {
        List<Snippet> all = new ArrayList<>(of(change));
        owner.ifPresent(tool -> all.sort(Comparator.comparing((Snippet one) -> one.tool() != tool)));
        return List.copyOf(all);
    }

    private static Snippet one(Tool tool, Change change) {
        List<Resource> resources = new ArrayList<>();
        Set<Message> notes = new LinkedHashSet<>();
        Set<Message> reasons = new LinkedHashSet<>();
        for (ChangeStep step : change.steps()) {
            switch (form(tool, new Part(step, change.target()))) {
                case Form.Edits edits -> {
                    resources.addAll(edits.resources());
                    notes.addAll(edits.notes());
                }
                case Form.None none -> reasons.add(none.reason());
            }
        }
        redeployment(tool, change).ifPresent(notes::add);
        List<Resource> merged = Resource.merged(resources).stream().filter(one -> !one.values().isEmpty()).toList();
        if (merged.isEmpty()) {
            return new Snippet.NoForm(tool,
                    reasons.stream().findFirst().orElse(Message.of("snippet.none.nothing")));
        }
        List<Message> all = new ArrayList<>();
        all.add(heading(tool, merged));
        all.addAll(notes);
        all.addAll(reasons);
        return new Snippet.Code(tool, text(tool, merged), all);
    }

    /** A working copy that a tool has edited is served by no stage before the tool deploys it too. */
    private static Optional<Message> redeployment(Tool tool, Change change) {
        boolean edits = change.calls().stream().anyMatch(Calls::editsWorkingCopy);
        String note = switch (tool) {
            case CLOUDFORMATION -> "snippet.note.new-logical-id";
            case SAM -> "snippet.note.sam-deploys";
            case CDK -> "snippet.note.cdk-deploys";
            case TERRAFORM -> "snippet.note.terraform-triggers";
            case OPENAPI -> ""; // its heading says so
        };
        return edits && !note.isEmpty() ? Optional.of(Message.of(note)) : Optional.empty();
    }

    private static Form form(Tool tool, Part part) {
        Kind kind = Kinds.of(part.step());
        return switch (tool) {
            case CLOUDFORMATION -> kind.cloudFormation(part);
            case SAM -> kind.sam(part);
            case CDK -> kind.cdk(part);
            case TERRAFORM -> kind.terraform(part);
            case OPENAPI -> kind.openApi(part);
        };
    }

    private static Message heading(Tool tool, List<Resource> resources) {
        boolean added = resources.stream().allMatch(Resource::created);
        return Message.of("snippet.note." + tool.id() + (added ? ".add" : ".edit"));
    }

    private static String text(Tool tool, List<Resource> resources) {
        return switch (tool) {
            case CLOUDFORMATION, SAM -> YamlWriter.template(resources);
            case CDK -> CdkWriter.write(resources);
            case TERRAFORM -> HclWriter.write(resources);
            case OPENAPI -> {
                ObjectNode root = Part.object();
                resources.forEach(one -> root.setAll(one.values()));
                yield YamlWriter.document(root);
            }
        };
    }
}
