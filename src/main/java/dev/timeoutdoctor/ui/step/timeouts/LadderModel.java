package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every clock and every observed duration on one time axis, drawn from evidence alone.
 *
 * @param rows from the clocks to what was observed
 * @param end where the axis ends
 * @param gaveUpAt when the gateway answers 504 itself; zero where that is not known
 * @param headline what is behind the timeout, in a few words
 * @param figures what was counted over which time; {@link #NO_FIGURES} where nothing was
 */
public record LadderModel(List<LadderRow> rows, Duration end, Duration gaveUpAt, Headline headline, Message figures) {

    /** Nothing was counted. */
    public static final Message NO_FIGURES = Message.of("timeouts.figures.none");

    public LadderModel {
        rows = List.copyOf(rows);
    }

    /** The ladder of an examination. */
    public static LadderModel of(EvidenceSet evidence, Diagnosis diagnosis) {
        return new LadderReader(evidence).read(Headline.of(evidence, diagnosis));
    }

    /** The ladder of an examination after changes that were taken back: what was found before them holds again. */
    public static LadderModel returned(EvidenceSet evidence, Examination before) {
        return new LadderReader(evidence).read(Headline.back(before));
    }

    /** The moment of the 504, where it is known. */
    public Optional<Duration> moment() {
        return gaveUpAt.isPositive() ? Optional.of(gaveUpAt) : Optional.empty();
    }
}
