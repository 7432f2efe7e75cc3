package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.Cause;
import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckInfo.Area;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Finding.Certainty;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** A diagnosis as the checks give it, for tests and pictures of steps: its texts are arguments of the bundle's plainest message. */
public final class SampleDiagnosis {

    private static final Set<EvidenceKey<?>> LATENCY = Set.of(EvidenceKeys.FUNCTION_METRICS,
            EvidenceKeys.DEPLOYED_SNAPSHOT);

    private SampleDiagnosis() {}

    /** Any words. */
    public static Message say(String words) {
        return Message.of("timeouts.ladder.observed.value", words);
    }

    /** A slow function: one problem, one warning, good checks, one that may not look. */
    public static Diagnosis slowFunction() {
        return new Diagnosis(List.of(
                good("integration-timeout-low", Area.TIMEOUT, "29.0 s is within this account's quota", "29.0 s",
                        "60.0 s"),
                new CheckResult(info("backend-slower-than-timeout", Area.TIMEOUT, "backend-slower-than-limit"),
                        new Verdict.Problem(List.of(new Finding("backend-slower-than-limit", Certainty.FOUND,
                                say("Lambda answers after the gateway gave up"),
                                say("p99 is 34.1 s, 5.1 s over the integration timeout"),
                                new Measure(say("34.1 s"), say("< 29.0 s")), LATENCY, List.of("function-memory"))),
                                Set.of())),
                new CheckResult(info("function-outlives-gateway", Area.LAMBDA, "function-outlives-gateway"),
                        new Verdict.Warning(List.of(new Finding("function-outlives-gateway", Certainty.FOUND,
                                say("Function outlives the request"),
                                say("Lambda may run 60 s; after 29 s nobody reads the answer"),
                                new Measure(say("60.0 s"), say("≤ 29.0 s")),
                                Set.of(EvidenceKeys.FUNCTION, EvidenceKeys.DEPLOYED_SNAPSHOT),
                                List.of("function-timeout"))), Set.of())),
                good("stage-not-redeployed", Area.DEPLOYMENT, "Deployment 7f3k2a has the settings shown here", "7f3k2a",
                        "same"),
                new CheckResult(info("logging-off", Area.VISIBILITY, "logging-off"),
                        new Verdict.Unknown(Set.of(EvidenceKeys.GATEWAY_ACCOUNT),
                                say("Needs apigateway:GET on /account"),
                                List.of("apigateway:GET"))),
                new CheckResult(info("vpc-link-failed", Area.NETWORK, "vpc-link-failed"),
                        new Verdict.NotApplicable(say("No VPC link")))),
                causes(), List.of("backend-slower-than-limit"));
    }

    /** Two checks of timeouts: a good one, and one that saw too little. */
    public static Diagnosis oneGoodOneUnknown() {
        return new Diagnosis(List.of(good("observed-latency", Area.TIMEOUT, "Calls end in time", "1.0 s", "29.0 s"),
                new CheckResult(info("integration-timeout-low", Area.TIMEOUT, "integration-timeout-low"),
                        new Verdict.Unknown(Set.of(), say("One call was measured"), List.of()))),
                List.of(), List.of());
    }

    private static List<CauseResult> causes() {
        return List.of(
                cause("integration-timeout-low", "G4", CauseStatus.RULED_OUT,
                        "29.0 s is the most that the quota allows"),
                new CauseResult(new Cause("backend-slower-than-limit", "timeout", "", Cause.Effect.FAILS),
                        CauseStatus.FOUND, say("p99 34.1 s against 29.0 s; 37 of 1,284 requests timed out"), LATENCY,
                        List.of("function-memory")),
                new CauseResult(new Cause("function-outlives-gateway", "timeout", "", Cause.Effect.WORSENS),
                        CauseStatus.FOUND, say("60 s against 29 s: 37 runs were paid for and thrown away"),
                        Set.of(EvidenceKeys.FUNCTION), List.of("function-timeout")),
                cause("cold-start-exceeds-timeout", "", CauseStatus.LIKELY,
                        "Init 3.9 s on 31 of the 37 timed-out runs"),
                cause("function-cross-region", "G3", CauseStatus.RULED_OUT, "Function and API are both in us-east-1"),
                cause("stage-not-redeployed", "", CauseStatus.RULED_OUT, "Stage prod runs deployment 7f3k2a"),
                cause("logging-off", "", CauseStatus.UNKNOWN, "Not allowed to read the account's settings"),
                cause("targets-unhealthy", "G2", CauseStatus.NOT_HERE, "This is a Lambda integration"),
                cause("timeout-zero-impossible", "G4", CauseStatus.NOT_HERE, "The lowest timeout is 50 ms"));
    }

    /** One cause with its status. */
    public static CauseResult cause(String id, String guide, CauseStatus status, String because) {
        return new CauseResult(new Cause(id, "timeout", guide, Cause.Effect.FAILS), status, say(because), LATENCY,
                List.of());
    }

    private static CheckResult good(String id, Area area, String summary, String now, String allowed) {
        return new CheckResult(info(id, area, id),
                new Verdict.Good(say(summary), new Measure(say(now), say(allowed)), Set.of(id)));
    }

    private static CheckInfo info(String id, Area area, String cause) {
        return new CheckInfo(id, area, Set.of(EvidenceKeys.GATEWAY_METRICS), Set.of(), List.of(cause));
    }
}
