package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.LambdaAccount;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The concurrency that is kept free for the function, and is also the most that it gets. At least 100 must stay unreserved in the
 * account (AWS: Lambda developer guide, reserved concurrency).
 */
final class ReservedConcurrencyChange implements ChangeType {

    private static final String RESERVED = "ReservedConcurrentExecutions";
    private static final String EDIT = "concurrency";
    private static final int UNRESERVED = 100;
    /** A first value: what AWS leaves to others in any case. */
    private static final int SUGGESTED = 100;

    @Override
    public ChangeKind kind() {
        return ChangeKind.RESERVED_CONCURRENCY;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<FunctionReference> function = reading.function();
        if (function.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-function"));
        }
        AwsCall read = AwsCall.of("lambda", "GetFunctionConcurrency", function.get().region(),
                Map.of("FunctionName", function.get().name()));
        return Looked.at(reading, read, now -> {
            Edit edit = Edit.of(EDIT, read, now, List.of(RESERVED), Set.of(RESERVED));
            ObjectNode goal = edit.goal().deepCopy();
            if (!goal.has(RESERVED)) {
                goal.put(RESERVED, SUGGESTED);
            }
            return new Offer.Ready(Draft.of(new Reserving(reading, function.get()), reading.ways(),
                    List.of(edit.to(goal))));
        });
    }

    /** The change while it is edited. */
    private record Reserving(Reading reading, FunctionReference function) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.RESERVED_CONCURRENCY;
        }

        @Override
        public Place place() {
            return reading.place(function);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.reserved.title", function.name(), edits.get(0).goal().path(RESERVED).asInt(0));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("reserved", Message.of("change.reserved.field"), EDIT, "/" + RESERVED,
                    new Field.Whole(0, Integer.MAX_VALUE, "AWS: Lambda API reference, PutFunctionConcurrency")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            JsonNode now = edits.get(0).now();
            long wanted = edits.get(0).goal().path(RESERVED).asLong(0);
            List<Problem> problems = new ArrayList<>();
            if (wanted == 0) {
                problems.add(Problem.warning("reserved", "change.reserved.zero"));
            }
            Optional<LambdaAccount> account = reading.evidence().get(EvidenceKeys.LAMBDA_ACCOUNT).seen();
            if (account.isEmpty()) {
                problems.add(Problem.warning("reserved", "change.reserved.account-unknown", UNRESERVED));
            } else {
                long free = account.get().unreservedExecutions() + now.path(RESERVED).asLong(0) - UNRESERVED;
                if (wanted > free) {
                    problems.add(Problem.error("reserved", "change.reserved.too-much", wanted, Math.max(0, free),
                            UNRESERVED));
                }
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.reserved.note"));
        }
    }
}
