package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.Ways;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a change is drawn up from, with hand-made answers in AWS's words; what nobody answers does not exist. */
final class FakeReading {

    private static final Ways WAYS = AllWays.ways();

    private final EvidenceSet evidence;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Set<String> failing = new TreeSet<>();

    FakeReading(EvidenceSet evidence) {
        this.evidence = evidence;
    }

    /** Answers an operation, whatever its parameters. */
    FakeReading answering(String operation, String json) {
        answers.put(operation, json);
        return this;
    }

    /** Does not answer an operation in time. */
    FakeReading failing(String operation) {
        failing.add(operation);
        return this;
    }

    Reading reading() {
        return new Reading(evidence, this::look, WAYS, "mark");
    }

    private Observed<JsonNode> look(AwsCall call) {
        String json = answers.get(call.operation());
        if (failing.contains(call.operation())) {
            return new Observed.Failed<>(FailureKind.TIMED_OUT, "", EvidenceFixture.SOURCE);
        }
        if (json == null) {
            return WAYS.knows(call) && WAYS.of(call).mayBeMissing()
                    ? new Observed.Seen<>(Json.object(), EvidenceFixture.SOURCE)
                    : new Observed.Absent<>(EvidenceFixture.SOURCE);
        }
        JsonNode answer = Json.MAPPER.readTree(json);
        return new Observed.Seen<>(WAYS.knows(call) ? WAYS.of(call).shown(call, answer) : answer,
                EvidenceFixture.SOURCE);
    }

    /** What is offered to be edited. */
    static Draft draft(Offer offer) {
        return assertInstanceOf(Offer.Ready.class, offer).draft();
    }

    /** The keys of what a draft says is wrong. */
    static List<String> problems(Draft draft) {
        return draft.problems().stream().map(Problem::message).map(Message::key).toList();
    }

    /** The calls of a change, one a line. */
    static List<String> calls(Change change) {
        return change.calls().stream().map(FakeReading::line).toList();
    }

    /** A call in one line: its operation and what is sent. */
    static String line(AwsCall call) {
        return call.operation() + " " + Json.plain(call.parameters());
    }

    /** The calls that take a change back, from what it has made of what is answered here. */
    List<String> wayBack(Change change) {
        List<String> lines = new ArrayList<>();
        for (ChangeStep step : change.steps().reversed()) {
            ObjectNode before = Json.object();
            step.touched().forEach(member -> {
                JsonNode old = step.before().value().path(member);
                before.set(member, old.isMissingNode() ? Json.MAPPER.nullNode() : old);
            });
            JsonNode now = Json.overlay(look(step.before().read()).seen().orElseThrow(), step.after());
            WAYS.of(step.before().read()).steps(step.before().read(), now, before)
                    .forEach(back -> lines.add(line(back.call())));
        }
        return lines.stream().distinct().toList(); // one call takes a thing back, whatever number of calls changed it
    }
}
