package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which CloudFormation stacks own the settings: whoever changes them by hand is overwritten by the next update of the stack.
 *
 * @param api the stack that made the API or its stage; empty where none is known
 * @param function the stack that made the function; empty where none is known
 */
public record StackOwners(String api, String function) {

    /** By the tags of API, stage and function, as far as they were read. */
    public static StackOwners of(EvidenceSet evidence) {
        Optional<String> api = evidence.get(EvidenceKeys.REST_API).seen().flatMap(known -> stack(known.tags()))
                .or(() -> evidence.get(EvidenceKeys.STAGE).seen().flatMap(known -> stack(known.tags())));
        return new StackOwners(api.orElse(""),
                evidence.get(EvidenceKeys.FUNCTION_TAGS).seen().flatMap(Tags::stack).orElse(""));
    }

    private static Optional<String> stack(Map<String, String> tags) {
        return new Tags(tags).stack();
    }

    /** All of them, by name. */
    public List<String> stacks() {
        return List.copyOf(new TreeSet<>(Stream.of(api, function).filter(name -> !name.isEmpty()).toList()));
    }
}
