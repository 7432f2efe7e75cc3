package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.session.ChangeSteps;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.Optional;

/** Where in the wizard a change that may cure a cause is previewed and applied. */
final class MadeIn {

    private MadeIn() {}

    /** A sentence; empty where no change of this program's cures the cause. */
    static Optional<String> of(CauseResult result, Texts texts) {
        return ChangeSteps.first(result.cures()).map(step -> texts.of("report.made-in", step.number(),
                Message.of("step." + step.id() + ".title")));
    }
}
