package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;

/** An answer in a few words, as they stand in a sentence: its status, or that it was a frame, which has none. */
public final class AnswerWords {

    private AnswerWords() {}

    /** Inside a sentence: {@code status 504}, {@code the frame "Endpoint request timed out"}. */
    public static Message of(Symptom answer) {
        return answer.frameError().filter(error -> answer.isFrame())
                .map(error -> Message.of("answer.error-frame", error))
                .orElseGet(() -> answer.isFrame()
                        ? Message.of("answer.frame")
                        : answer.status() == 0
                                ? Message.of("answer.none")
                                : Message.of("answer.status", Integer.toString(answer.status())));
    }

    /** At the beginning of a sentence. */
    public static Message atStart(Symptom answer) {
        return answer.frameError().filter(error -> answer.isFrame())
                .map(error -> Message.of("answer.start.error-frame", error))
                .orElseGet(() -> answer.isFrame()
                        ? Message.of("answer.start.frame")
                        : answer.status() == 0
                                ? Message.of("answer.start.none")
                                : Message.of("answer.start.status", Integer.toString(answer.status())));
    }

    /** As short as a figure: {@code 504}, {@code answer frame}. */
    public static Message brief(Symptom answer) {
        return answer.isFrame()
                ? Message.of(answer.frameError().isPresent() ? "answer.brief.error-frame" : "answer.brief.frame")
                : answer.status() == 0
                        ? Message.of("answer.brief.none")
                        : Message.of("answer.brief.status", Integer.toString(answer.status()));
    }
}
