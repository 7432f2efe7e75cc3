package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is particular to one change while it is edited. Pure: the same edits give the same answers. */
public interface Recipe {

    ChangeKind kind();

    Place place();

    /** The change in a few words, with the values. */
    Message title(List<Edit> edits);

    /** The values that have editors of their own, in order. */
    List<Field> fields();

    /** The same, where it depends on what was typed which values there are. */
    default List<Field> fields(List<Edit> edits) {
        return fields();
    }

    /** What is wrong beyond the fields' own rules, and what should be known before it is applied. */
    default List<Problem> problems(List<Edit> edits) {
        return List.of();
    }

    /** What it means for callers, for the handler's code and for the bill, in sentences. */
    default List<Message> notes(List<Edit> edits) {
        return List.of();
    }

    /** The edits with what follows from what was typed: a value that must go along with another. */
    default List<Edit> adjusted(List<Edit> edits) {
        return edits;
    }

    /** What is sent, in order: the edits, or what follows from them that is not shown as it is sent. */
    default List<Edit> sent(List<Edit> edits) {
        return edits;
    }

    /** Members that only a field writes: this program's own marks, which are no settings of AWS and stand in no JSON. */
    default Set<String> marks() {
        return Set.of();
    }

    /** What else must still be as it was when the draft was made. */
    default List<Expected> unchanged(List<Edit> edits) {
        return List.of();
    }

    /** The deployment that it makes, with everything that goes along; empty where it makes none. */
    default Optional<DeploymentDraft> publishes() {
        return Optional.empty();
    }

    /** Whether a deployment must follow before callers notice. */
    default boolean needsDeployment() {
        return false;
    }
}
