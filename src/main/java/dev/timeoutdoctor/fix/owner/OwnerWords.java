package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.snippet.TemplateProperty;
import dev.timeoutdoctor.fix.snippet.Tool;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What somebody should know who changes by hand what a template describes (AWS: CloudFormation user guide, update behaviors of stack
 * resources; drift-aware change sets; Terraform: plan).
 */
public final class OwnerWords {

    private static final int MOST_DIFFERENCES = 3;

    private OwnerWords() {}

    /** Whose it is, what becomes of a change made here, and what differs already; empty where nobody owns it. */
    public static List<Message> of(Ownership ownership, Optional<Change> change) {
        List<Message> lines = new ArrayList<>();
        Ownership mine = change.map(ownership::of).orElse(ownership);
        for (Owner owner : mine.owners()) {
            lines.add(whose(owner));
            Message effect = effect(owner);
            if (!lines.contains(effect)) {
                lines.add(effect);
            }
            lines.addAll(drift(owner, change));
        }
        unseen(mine).ifPresent(lines::add);
        return List.copyOf(lines);
    }

    /** That it is not known whose it is; empty where it is, or where nobody's it is. */
    private static Optional<Message> unseen(Ownership ownership) {
        return ownership.all().stream().map(Ownership.Owned::owner)
                .flatMap(owner -> owner instanceof Owner.Unseen unseen
                        ? Stream.of(Message.of("fix.owner.unseen", why(unseen.why())))
                        : Stream.empty())
                .findFirst();
    }

    /** What is still to do after a change was made by hand; empty where nobody owns what it edits. */
    public static Optional<Message> reminder(Ownership ownership, Change change) {
        return ownership.of(change).owners().stream().findFirst().map(owner -> switch (owner) {
            case Owner.Stack stack -> Message.of("fix.owner.reminder.stack", stack.name());
            case Owner.Terraform _ -> Message.of("fix.owner.reminder.terraform");
            case Owner.Nobody _,Owner.Unseen _ -> throw new IllegalStateException("Not an owner: " + owner);
        });
    }

    private static Message whose(Owner owner) {
        return switch (owner) {
            case Owner.Stack stack when stack.logicalId().isEmpty() ->
                Message.of("fix.owner.stack", stack.name(), kept(stack));
            case Owner.Stack stack -> Message.of(stack.itself() ? "fix.owner.stack.as" : "fix.owner.stack.in",
                    stack.name(), kept(stack), stack.logicalId(), stack.type());
            case Owner.Terraform terraform ->
                Message.of("fix.owner.terraform", terraform.tag(), terraform.value());
            case Owner.Nobody _,Owner.Unseen _ -> throw new IllegalStateException("Not an owner: " + owner);
        };
    }

    private static Message kept(Owner.Stack stack) {
        return stack.tool() == Tool.CLOUDFORMATION
                ? Message.of("fix.owner.kept")
                : Message.of("fix.owner.kept.with", stack.tool().title());
    }

    private static Message effect(Owner owner) {
        return Message.of(owner instanceof Owner.Terraform ? "fix.owner.effect.terraform" : "fix.owner.effect.stack");
    }

    private static List<Message> drift(Owner owner, Optional<Change> change) {
        return owner instanceof Owner.Stack stack
                ? drift(stack, change.map(TemplateProperty::of).orElse(List.of()))
                : List.of();
    }

    private static List<Message> drift(Owner.Stack stack, List<TemplateProperty> set) {
        return switch (stack.drift()) {
            case Drift.InSync inSync -> List.of(Message.of("fix.owner.drift.in-sync", inSync.at()));
            case Drift.Modified modified -> modified(stack, modified, set);
            case Drift.Deleted deleted -> List.of(Message.of("fix.owner.drift.deleted", deleted.at()));
            case Drift.NotChecked _ -> List.of(Message.of("fix.owner.drift.not-checked"));
            case Drift.Undetectable _ -> List.of(Message.of("fix.owner.drift.undetectable"));
            case Drift.Unmatched unmatched -> List.of(Message.of("fix.owner.drift.unmatched", unmatched.type()));
            case Drift.Unseen unseen -> List.of(Message.of("fix.owner.drift.unseen", why(unseen.why())));
        };
    }

    /** What the change edits itself stands first. */
    private static List<Message> modified(Owner.Stack stack, Drift.Modified modified, List<TemplateProperty> set) {
        List<Message> lines = new ArrayList<>();
        List<Drift.Difference> others = new ArrayList<>();
        for (Drift.Difference one : modified.differences()) {
            Optional<TemplateProperty> touched = set.stream().filter(property -> stack.itself())
                    .filter(property -> property.type().equals(stack.type()) && one.concerns(property.path()))
                    .findFirst();
            touched.ifPresentOrElse(property -> lines.add(touched(one, property, modified)), () -> others.add(one));
        }
        if (!others.isEmpty() || lines.isEmpty()) {
            lines.add(Message.of("fix.owner.drift.modified", modified.at(), others.size(),
                    others.stream().limit(MOST_DIFFERENCES)
                            .map(one -> Message.of("fix.owner.difference", name(one), side(one.expected()),
                                    side(one.actual())))
                            .toList()));
        }
        return lines;
    }

    private static Message touched(Drift.Difference one, TemplateProperty property, Drift.Modified modified) {
        boolean back = one.path().equals(property.path()) && one.expected().equals(property.value());
        return Message.of(back ? "fix.owner.drift.back" : "fix.owner.drift.touched", name(one), side(one.expected()),
                side(one.actual()), modified.at());
    }

    private static String name(Drift.Difference one) {
        return one.path().substring(1).replace('/', '.');
    }

    private static Message side(String value) {
        return value.isEmpty() ? Message.of("fix.owner.nothing") : Message.of("fix.owner.value", value);
    }

    private static Message why(Observed<JsonNode> observed) {
        return switch (observed) {
            case Observed.Denied<JsonNode> denied -> Message.of("fix.owner.why.denied", denied.action());
            case Observed.Failed<JsonNode> failed -> Message.of("fix.owner.why.failed", failed.message());
            case Observed.NotAsked<JsonNode> notAsked -> notAsked.why();
            case Observed.NotHere<JsonNode> notHere -> notHere.why();
            case Observed.Seen<JsonNode> _,Observed.Absent<JsonNode> _ -> Message.of("fix.owner.why.absent");
        };
    }
}
