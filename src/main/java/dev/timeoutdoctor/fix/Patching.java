package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How one kind of thing is patched: what AWS allows, and the way from patch operations to JSON and back. Pure. */
public interface Patching {

    /** The operation that takes the patch, for example {@code UpdateStage}. */
    String operation();

    /** What AWS allows, path by path. */
    List<PatchRule> rules();

    /** What AWS allows at a path; empty where it allows nothing. */
    default Optional<PatchRule> rule(String path) {
        return rules().stream().filter(rule -> rule.path().matcher(path).matches()).findFirst();
    }

    /** Why there is no rule for a path. */
    Message unknown(String path);

    /** Where a path that has a rule stands in the JSON: the members' names, from the outermost. */
    List<String> place(String path);

    /**
     * The operations that give the thing these members, in order.
     *
     * @param goal the members that change; null for one that shall not be there
     * @return empty where this is not sent as a patch
     */
    Optional<List<PatchOperation>> leading(JsonNode now, JsonNode goal);

    /** The image as AWS would answer it: with its defaults in place of what no patch can take away. */
    JsonNode settled(JsonNode before, JsonNode image);

    /** Why an operation that a rule allows is not possible on this thing as it is. */
    default Optional<Message> refusal(JsonNode now, PatchOperation operation) {
        return Optional.empty();
    }

    /**
     * What is wrong with an image though each operation is right by itself.
     *
     * @param operations those that are followed
     */
    default List<Problem> together(JsonNode after, List<PatchOperation> operations) {
        return List.of();
    }

    /** Whether AWS wants these two operations on a member and what it stands in, in this order. */
    default boolean goTogether(PatchOperation first, PatchOperation second) {
        return false;
    }
}
