package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the calls of one table, joins their pages, and turns whatever comes of it into a value. */
final class Exchange {

    /** What may stand in a host name. */
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");

    private final OperationTable table;
    private final SdkClients clients;
    private final Pace pace;
    private final boolean changes;
    private final InstantSource clock;
    private final Outcomes outcomes;

    /** @param pace of everything that is read from API Gateway; what changes something is sent at once, and once */
    Exchange(OperationTable table, SdkClients clients, Pace pace, boolean changes, InstantSource clock, Texts texts) {
        this.table = table;
        this.clients = clients;
        this.pace = pace;
        this.changes = changes;
        this.clock = clock;
        this.outcomes = new Outcomes(clients, changes, clock, texts);
    }

    Observed<JsonNode> send(AwsCall call) {
        Optional<Operation<?>> operation = table.find(call);
        if (operation.isEmpty()) {
            return outcomes.failed(call, FailureKind.NOT_SUPPORTED, changes ? "aws.not-a-write" : "aws.not-a-read",
                    call.service(), call.operation());
        }
        if (!REGION.matcher(call.region()).matches()) {
            return outcomes.failed(call, FailureKind.REFUSED, "aws.no-region", call.operation(), call.region());
        }
        return send(call, operation.get());
    }

    private <C extends SdkClient> Observed<JsonNode> send(AwsCall call, Operation<C> operation) {
        Function<C, JsonNode> ready;
        try {
            ready = operation.prepare().apply(call.parameters());
        } catch (IllegalArgumentException e) {
            return outcomes.wrongParameter(call, e);
        }
        try {
            boolean paced = !changes && Pace.concerns(call);
            C client = paced
                    ? clients.attempt(operation.service(), call.region())
                    : changes
                            ? clients.changing(operation.service(), call.region())
                            : clients.reading(operation.service(), call.region());
            Attempts attempts = new Attempts(call, paced ? Optional.of(pace) : Optional.empty(),
                    clients.limits().call());
            return pages(call, operation, client, attempts, attempts.send(() -> ready.apply(client)));
        } catch (RuntimeException | LinkageError e) {
            // The one boundary to the SDK, whose parts fail with all sorts of unchecked exceptions.
            return outcomes.of(call, operation, e);
        }
    }

    private <C extends SdkClient> Observed<JsonNode> pages(AwsCall call, Operation<C> operation, C client,
            Attempts attempts, JsonNode first) {
        Instant deadline = clock.instant().plus(clients.limits().pages());
        Paging paging = operation.paging();
        String next = paging.next(first);
        if (next.isEmpty() || !(first instanceof ObjectNode merged)) {
            return outcomes.seen(call, first);
        }
        for (int pages = 1; !paging.full(call.parameters(), merged); pages++) {
            if (Thread.currentThread().isInterrupted()) {
                return outcomes.failed(call, FailureKind.CANCELLED, "aws.cancelled");
            }
            boolean late = !clock.instant().minus(attempts.waited()).isBefore(deadline);
            if ((late || pages >= paging.mostPages()) && !paging.mayEndEarly()) {
                return late
                        ? outcomes.failed(call, FailureKind.TIMED_OUT, "aws.pages.late", operation.name(),
                                clients.limits().pages())
                        : outcomes.failed(call, FailureKind.UNREADABLE, "aws.pages.many", operation.name(), pages);
            }
            if (late || pages >= paging.mostPages()) {
                break;
            }
            ObjectNode request = paging.request(call.parameters(), merged, next);
            JsonNode page = attempts.send(() -> operation.prepare().apply(request).apply(client));
            paging.append(merged, page);
            String after = paging.next(page);
            if (after.isEmpty()) {
                merged.remove(paging.nextToken());
                return outcomes.seen(call, merged);
            }
            if (after.equals(next)) {
                return outcomes.failed(call, FailureKind.UNREADABLE, "aws.pages.again", operation.name());
            }
            next = after;
        }
        merged.put(paging.nextToken(), next);
        return outcomes.seen(call, merged);
    }
}
