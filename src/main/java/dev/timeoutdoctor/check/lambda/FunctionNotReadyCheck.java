package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** Can the function be invoked at all (AWS: Lambda function states)? */
public final class FunctionNotReadyCheck implements Check {

    private static final String ID = "function-not-ready";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA, Set.of(EvidenceKeys.FUNCTION),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        FunctionConfiguration function = view.need(EvidenceKeys.FUNCTION);
        if (function.state().isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.function-not-ready.no-state"));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.function-not-ready.now", function.state(), update(function)),
                        Message.of("check.function-not-ready.now", "Active", "Successful")),
                Set.of(EvidenceKeys.FUNCTION), List.of());
        if (!function.state().equals("Active")) {
            return proof.problem(
                    Message.of("check.function-not-ready.state", function.state(), reason(function.stateReason())));
        }
        return switch (update(function)) {
            case "Failed" -> proof.likely(Message.of("check.function-not-ready.update-failed",
                    reason(function.lastUpdateReason())));
            case "InProgress" -> proof.likely(Message.of("check.function-not-ready.update-in-progress"));
            default -> new Verdict.Good(Message.of("check.function-not-ready.good"), proof.measure(), Set.of(ID));
        };
    }

    private static String update(FunctionConfiguration function) {
        return function.lastUpdateStatus().isEmpty() ? "Successful" : function.lastUpdateStatus();
    }

    private static Message reason(String text) {
        return text.isEmpty()
                ? Message.of("check.function-not-ready.no-reason")
                : Message.of("check.function-not-ready.reason", text);
    }
}
