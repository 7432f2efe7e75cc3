package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;

/** What the caller saw, in one sentence: status, time, when, and who says so. */
final class SeenWords {

    private SeenWords() {}

    static String of(Symptom symptom, Texts texts) {
        Message status = symptom.status() == 0 && !symptom.isFrame()
                ? Message.of("report.seen.no-status")
                : AnswerWords.atStart(symptom);
        Message who = Message.of(symptom.measured() ? "report.seen.measured" : "report.seen.entered");
        return symptom.elapsed().isZero()
                ? texts.of("report.seen.untimed", status, who, symptom.at())
                : texts.of("report.seen.timed", status, symptom.elapsed(), who, symptom.at());
    }
}
