package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** Was the function switched off by a reserved concurrency of zero (AWS: Lambda, reserved concurrency)? */
public final class FunctionConcurrencyZeroCheck implements Check {

    private static final String ID = "function-concurrency-zero";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.FUNCTION_CONCURRENCY), Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        FunctionConcurrency concurrency = view.need(EvidenceKeys.FUNCTION_CONCURRENCY);
        Message allowed = Message.of("check.function-concurrency-zero.allowed");
        if (!concurrency.reserved()) {
            return new Verdict.Good(Message.of("check.function-concurrency-zero.shared"),
                    Figures.measure(Message.of("check.function-concurrency-zero.none"), allowed), Set.of(ID));
        }
        if (concurrency.executions() > 0) {
            return new Verdict.Good(Message.of("check.function-concurrency-zero.some", concurrency.executions()),
                    Figures.measure(concurrency.executions(), allowed), Set.of(ID));
        }
        return new Verdicts.Proof(ID, ID, Figures.measure(0, allowed), Set.of(EvidenceKeys.FUNCTION_CONCURRENCY),
                List.of()).problem(Message.of("check.function-concurrency-zero.found"));
    }
}
