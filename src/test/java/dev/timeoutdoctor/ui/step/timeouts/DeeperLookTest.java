package dev.timeoutdoctor.ui.step.timeouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.collect.InsightsReader;
import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm.Question;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeeperLookTest {

    private static final AwsCall FILTER = AwsCall.of("logs", "FilterLogEvents", "us-east-1",
            Map.of("logGroupName", "/shop/orders", "startTime", 0L, "endTime", 3_600_000L));

    private final FakeAws aws = new FakeAws();
    private final SessionModel session = SampleSession.targeted(aws, call -> {
        throw new AssertionError("Nobody should write " + call);
    }, (draft, limit) -> {
        throw new AssertionError("Nobody should send " + draft);
    }, false);
    private final List<AwsReader> readers = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();
    private boolean agrees;
    private final Examining examining = new Examining(session, (connection, known, progress, stop) -> {
        readers.add(connection.reader());
        return SampleSession.examination(logs(), SampleDiagnosis.slowFunction(), List.of());
    }, FxTasks.direct(), Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC));
    private final DeeperLook deeper = new DeeperLook(session, examining, FxTasks.direct(),
            Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC), (question, agreed) -> {
                asked.add(question);
                if (agrees) {
                    agreed.run();
                }
            }, Texts.english(), length -> {
            });

    private static EvidenceSet logs() {
        return EvidenceSet.empty().with(EvidenceKeys.FUNCTION_ERRORS, new Observed.Seen<>(
                new LogLines("/shop/orders", new TimeWindow(SampleEvidence.NOW, SampleEvidence.NOW), List.of()),
                FakeAws.source(FILTER, Answers.json("{}"))));
    }

    private void sizeIsKnown() {
        aws.answers("DescribeLogGroups", Answers.json("{\"logGroups\": [{\"logGroupName\": \"/shop/orders\", "
                + "\"creationTime\": " + (SampleEvidence.NOW.toEpochMilli() - 7_200_000) + ", "
                + "\"storedBytes\": 24000000}]}"));
    }

    @Test
    void theQuestionNamesTheEstimateAndNothingIsScannedWithoutAYes() {
        sizeIsKnown();
        examining.start();
        deeper.ask();
        assertEquals("Logs Insights would scan about 12 MB in /shop/orders. That is an estimate, from what the groups "
                + "store and the time looked at. AWS charges for what is scanned.", asked.getFirst().text());
        assertEquals(1, readers.size());
        assertEquals(List.of("DescribeLogGroups"), aws.calls().stream().map(AwsCall::operation).toList());
    }

    @Test
    void aYesReadsOnceMoreWithLogsInsights() {
        sizeIsKnown();
        agrees = true;
        examining.start();
        deeper.ask();
        assertEquals(2, readers.size());
        assertInstanceOf(InsightsReader.class, readers.getLast());
        examining.start();
        assertEquals(aws, readers.getLast());
    }

    @Test
    void aSizeThatIsNotKnownIsNotAskedFor() {
        aws.denies("DescribeLogGroups", "logs:DescribeLogGroups");
        examining.start();
        deeper.ask();
        assertEquals(List.of(), asked);
        assertEquals(Optional.of(Message.of("timeouts.deeper.unknown", List.of("/shop/orders"))),
                deeper.saidProperty().get());
    }

    @Test
    void withoutAnExaminationThereIsNothingToLookDeeperInto() {
        deeper.ask();
        assertEquals(List.of(), asked);
        assertEquals(Optional.empty(), deeper.saidProperty().get());
    }
}
