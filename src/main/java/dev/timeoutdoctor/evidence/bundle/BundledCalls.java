package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A bundle's calls, found by what they asked. */
final class BundledCalls {

    private final Map<String, List<BundledCall>> byOperation = new HashMap<>();

    private final String home;

    /** @param home the account that was asked; may be empty */
    BundledCalls(List<BundledCall> calls, String home) {
        this.home = home;
        calls.forEach(each -> byOperation
                .computeIfAbsent(name(each.call().service(), each.call().operation()), name -> new ArrayList<>())
                .add(each));
    }

    /** The account that was asked; may be empty. */
    String home() {
        return home;
    }

    /** The calls of an operation in a Region; one that names no Region is of any. */
    List<BundledCall> of(String service, String operation, String region) {
        return byOperation.getOrDefault(name(service, operation), List.of()).stream().filter(
                each -> each.call().region().isEmpty() || region.isEmpty() || each.call().region().equals(region))
                .toList();
    }

    /** The calls of an operation in the asked call's service and Region that ask a question. */
    Stream<BundledCall> asking(AwsCall asked, String operation, Question question) {
        return of(asked.service(), operation, asked.region()).stream()
                .filter(each -> Question.of(each.call()).same(question, home));
    }

    /** What was read of those calls. */
    Stream<Observed.Seen<JsonNode>> seen(Stream<BundledCall> calls) {
        return calls.map(BundledCall::look).filter(Observed.Seen.class::isInstance)
                .map(look -> (Observed.Seen<JsonNode>) look);
    }

    /** The best of several looks: one that was read, else one that says most; the newest of its kind. */
    static Optional<Observed<JsonNode>> best(Stream<Observed<JsonNode>> looks) {
        return looks.min(Comparator.<Observed<JsonNode>>comparingInt(BundledCalls::rank)
                .thenComparing(look -> look.origin().map(Source::at).orElse(Instant.EPOCH),
                        Comparator.reverseOrder()));
    }

    private static int rank(Observed<JsonNode> look) {
        return switch (look) {
            case Observed.Seen<JsonNode> seen -> 0;
            case Observed.Absent<JsonNode> absent -> 1;
            case Observed.Denied<JsonNode> denied -> 2;
            case Observed.Failed<JsonNode> failed -> 3;
            case Observed.NotAsked<JsonNode> notAsked -> 4;
            case Observed.NotHere<JsonNode> notHere -> 5;
        };
    }

    private static String name(String service, String operation) {
        return service + ":" + operation;
    }
}
