package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.LambdaAccount;
import dev.timeoutdoctor.fix.Calls;
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
 * Copies of a version or alias that are kept started, so that calls meet no cold start. {@code $LATEST} can have none (AWS: Lambda
 * developer guide, provisioned concurrency).
 */
final class ProvisionedConcurrencyChange implements ChangeType {

    private static final String REQUESTED = "RequestedProvisionedConcurrentExecutions";
    private static final String EDIT = "provisioned";
    private static final int UNRESERVED = 100;
    private static final int MOST_SUGGESTED = 10;

    @Override
    public ChangeKind kind() {
        return ChangeKind.PROVISIONED_CONCURRENCY;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<FunctionReference> function = reading.function();
        if (function.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-function"));
        }
        String qualifier = function.get().qualifier();
        if (qualifier.isEmpty() || qualifier.equals(FunctionVersions.LATEST)) {
            return new Offer.NotHere(Message.of("change.provisioned.latest", function.get().name()));
        }
        Map<String, Object> parameters = Calls.function(function.get());
        parameters.put("Qualifier", qualifier);
        AwsCall read = AwsCall.of("lambda", "GetProvisionedConcurrencyConfig", function.get().region(), parameters);
        return Looked.at(reading, read, now -> {
            Edit edit = Edit.of(EDIT, read, now, List.of(REQUESTED), Set.of(REQUESTED));
            ObjectNode goal = edit.goal().deepCopy();
            if (!goal.has(REQUESTED)) {
                goal.put(REQUESTED, suggested(reading));
            }
            return new Offer.Ready(Draft.of(new Provisioning(reading, function.get()), reading.ways(),
                    List.of(edit.to(goal))));
        });
    }

    /** As many as ran at once, for they are what meets a cold start together; 1 where nobody counted. */
    private static long suggested(Reading reading) {
        long atOnce = reading.evidence().get(EvidenceKeys.FUNCTION_METRICS).seen()
                .map(FunctionMetrics::maxConcurrency).orElse(1L);
        return Math.clamp(atOnce, 1, MOST_SUGGESTED);
    }

    /** The change while it is edited. */
    private record Provisioning(Reading reading, FunctionReference function) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.PROVISIONED_CONCURRENCY;
        }

        @Override
        public Place place() {
            return reading.place(function);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.provisioned.title", function.name() + ":" + function.qualifier(),
                    edits.getFirst().goal().path(REQUESTED).asInt(0));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("provisioned", Message.of("change.provisioned.field"), EDIT, "/" + REQUESTED,
                    new Field.Whole(1, Integer.MAX_VALUE,
                            "AWS: Lambda API reference, PutProvisionedConcurrencyConfig")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            JsonNode now = edits.getFirst().now();
            long wanted = edits.getFirst().goal().path(REQUESTED).asLong(0);
            List<Problem> problems = new ArrayList<>();
            Optional<LambdaAccount> account = reading.evidence().get(EvidenceKeys.LAMBDA_ACCOUNT).seen();
            if (account.isEmpty()) {
                problems.add(Problem.warning("provisioned", "change.reserved.account-unknown", UNRESERVED));
            } else {
                long free = account.get().unreservedExecutions() + now.path(REQUESTED).asLong(0) - UNRESERVED;
                if (wanted > free) {
                    problems.add(Problem.warning("provisioned", "change.provisioned.too-much", wanted,
                            Math.max(0, free), UNRESERVED));
                }
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.provisioned.note"));
        }
    }
}
