package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

/** What an examination comes to: the causes that explain the symptom, the others that were found, and one sentence. */
final class Conclusion {

    private Conclusion() {}

    /** Causes that explain the symptom, best first. */
    static List<CauseResult> rootCauses(Diagnosis diagnosis) {
        return diagnosis.rootCauses().stream().map(diagnosis::cause).flatMap(Optional::stream).toList();
    }

    /** Causes that were found or are likely and do not explain the symptom by themselves. */
    static List<CauseResult> otherCauses(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .filter(result -> result.status() == CauseStatus.FOUND || result.status() == CauseStatus.LIKELY)
                .filter(result -> !diagnosis.rootCauses().contains(result.cause().id())).toList();
    }

    private static boolean sawTooLittle(Verdict verdict) {
        return verdict instanceof Verdict.Unknown unknown && unknown.missing().isEmpty();
    }

    /** The outcome of a session in one sentence: a cause that was mended in it is named first. */
    static Message sentence(Session session) {
        if (session.examination().isEmpty()) {
            return Message.of("report.conclusion.nothing");
        }
        Examination present = session.examination().get();
        Optional<Message> returned = session.returned().map(Examination::diagnosis)
                .flatMap(before -> before.rootCauses().stream().findFirst())
                .map(cause -> Message.of("report.conclusion.returned", Message.of("cause." + cause + ".statement")));
        if (returned.isPresent()) {
            return returned.get();
        }
        boolean others = !present.diagnosis().rootCauses().isEmpty();
        return session.mended().map(mended -> Message.of(
                others ? "report.conclusion.mended-and-more" : "report.conclusion.mended",
                Message.of("cause." + mended.cause().cause().id() + ".statement"), mended.at(),
                mended.proof().message(), sentence(present))).orElseGet(() -> sentence(present));
    }

    /**
     * What the report asks for where no cause was found and nobody said what the caller saw: without the answer's headers and body
     * nobody can say whose answer it was.
     */
    static Optional<Message> question(Session session) {
        boolean open = session.examination().filter(seen -> seen.diagnosis().rootCauses().isEmpty()).isPresent();
        return open && Symptoms.of(session).isEmpty()
                ? Optional.of(Message.of("report.question.answer"))
                : Optional.empty();
    }

    /** The root causes that were found before something was changed, and are found no more. */
    static List<CauseResult> foundBefore(Session session) {
        List<String> now = session.examination().map(present -> present.diagnosis().rootCauses()).orElse(List.of());
        return session.foundBeforeChanges().map(Examination::diagnosis).map(Conclusion::rootCauses).orElse(List.of())
                .stream().filter(result -> !now.contains(result.cause().id())).toList();
    }

    /** The outcome of an examination in one sentence. */
    static Message sentence(Examination examination) {
        Diagnosis diagnosis = examination.diagnosis();
        if (!diagnosis.rootCauses().isEmpty()) {
            int found = diagnosis.rootCauses().size();
            return found == 1
                    ? Message.of("report.conclusion.root-cause")
                    : Message.of("report.conclusion.root-causes", found);
        }
        if (!examination.complete()) {
            return Message.of("report.conclusion.cancelled");
        }
        List<CheckResult> unseen = diagnosis.blind();
        int blind = (int) unseen.stream().filter(result -> !sawTooLittle(result.verdict())).count();
        if (blind == 0 && !unseen.isEmpty()) {
            return Message.of("report.conclusion.too-little");
        }
        if (blind > 0) {
            return blind == 1
                    ? Message.of("report.conclusion.unknown-check")
                    : Message.of("report.conclusion.unknown-checks", blind);
        }
        return Message.of(otherCauses(diagnosis).isEmpty() ? "report.conclusion.good" : "report.conclusion.others");
    }
}
