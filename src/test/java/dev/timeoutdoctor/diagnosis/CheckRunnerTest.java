package dev.timeoutdoctor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.GatewayAccount;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {

    private static final Message TEXT = Message.of("diagnosis.unknown.nothing-tells");
    private static final Measure MEASURE = new Measure(TEXT, TEXT);
    private static final Verdict TEXT_ONLY = new Verdict.Good(TEXT, MEASURE, Set.of());
    private static final EvidenceKey<GatewayAccount> ACCOUNT = EvidenceKeys.GATEWAY_ACCOUNT;
    private static final EvidenceKey<FunctionConcurrency> CONCURRENCY = EvidenceKeys.FUNCTION_CONCURRENCY;
    private static final GatewayAccount NO_ROLE = new GatewayAccount("", 10_000, 5_000);

    private final List<String> crashes = new ArrayList<>();

    private record Fake(CheckInfo info, Function<EvidenceView, Verdict> answer) implements Check {

        @Override
        public Verdict evaluate(EvidenceView view) {
            return answer.apply(view);
        }
    }

    private static Check check(String id, Function<EvidenceView, Verdict> answer, EvidenceKey<?>... needs) {
        return new Fake(new CheckInfo(id, CheckInfo.Area.VISIBILITY, Set.of(needs), Set.of(), List.of(id)), answer);
    }

    private static Verdict good(String id) {
        return new Verdict.Good(TEXT, MEASURE, Set.of(id));
    }

    private Diagnosis diagnose(EvidenceSet evidence, Check... checks) {
        return new CheckRunner((info, crash) -> crashes.add(info.id() + ": " + crash.getMessage()))
                .diagnose(List.of(checks), CauseCatalogue.load(), evidence);
    }

    private static EvidenceSet seen() {
        return EvidenceSet.empty().with(ACCOUNT, new Observed.Seen<>(NO_ROLE, EvidenceFixture.SOURCE));
    }

    @Test
    void nothingIsRuledOutByLinesThatAreMissingInHalfALog() {
        TimeWindow read = new TimeWindow(Instant.parse("2026-11-22T12:00:00Z"), Instant.parse("2026-11-22T12:10:00Z"));
        Check check = check("tls-chain-untrusted", view -> good("tls-chain-untrusted"), EvidenceKeys.EXECUTION_LOG);
        EvidenceSet whole = EvidenceSet.empty().with(EvidenceKeys.EXECUTION_LOG,
                new Observed.Seen<>(new LogLines("log", read, List.of()), EvidenceFixture.SOURCE));
        EvidenceSet half = whole.with(EvidenceKeys.EXECUTION_LOG,
                new Observed.Seen<>(new LogLines("log", read, List.of(), true), EvidenceFixture.SOURCE));
        assertEquals(good("tls-chain-untrusted"), diagnose(whole, check).checks().getFirst().verdict());
        assertEquals(
                new Verdict.Unknown(Set.of(EvidenceKeys.EXECUTION_LOG),
                        Message.of("diagnosis.cut-log", "log", 0, read.from(), read.to()), List.of()),
                unknown(diagnose(half, check)));
    }

    private static Verdict.Unknown unknown(Diagnosis diagnosis) {
        return assertInstanceOf(Verdict.Unknown.class, diagnosis.checks().getFirst().verdict());
    }

    @Test
    void aDeniedNeedIsUnknownWithTheAction() {
        EvidenceSet evidence = EvidenceSet.empty().with(ACCOUNT, new Observed.Denied<>("apigateway:GET",
                "arn:aws:apigateway:us-east-1::/account", "not authorized", EvidenceFixture.SOURCE));
        Verdict.Unknown unknown = unknown(
                diagnose(evidence, check("logging-off", view -> good("logging-off"), ACCOUNT)));
        assertEquals(Set.of(ACCOUNT), unknown.missing());
        assertEquals(List.of("apigateway:GET"), unknown.actions());
        assertEquals("Not allowed to read the account's API Gateway settings: apigateway:GET on "
                + "arn:aws:apigateway:us-east-1::/account.", Texts.english().of(unknown.why()));
    }

    @Test
    void aFailedNeedIsUnknownWithTheFailure() {
        EvidenceSet evidence = EvidenceSet.empty().with(ACCOUNT,
                new Observed.Failed<>(FailureKind.UNREADABLE, "<html>", EvidenceFixture.SOURCE));
        assertEquals("Could not read the account's API Gateway settings: the answer was not readable.",
                Texts.english().of(unknown(diagnose(evidence, check("logging-off", view -> good("x"), ACCOUNT)))
                        .why()));
    }

    @Test
    void severalMissingNeedsAreAllNamed() {
        Verdict.Unknown unknown = unknown(
                diagnose(EvidenceSet.empty(), check("logging-off", view -> good("x"), CONCURRENCY, ACCOUNT)));
        assertEquals("Not looked at: the account's API Gateway settings."
                + " Also missing: the function's reserved concurrency.", Texts.english().of(unknown.why()));
    }

    @Test
    void aPartThatTheSetUpLacksIsNotApplicable() {
        Message why = Message.of("diagnosis.not-here.function");
        Diagnosis diagnosis = diagnose(EvidenceSet.empty().with(CONCURRENCY, new Observed.NotHere<>(why)),
                check("function-concurrency-zero", view -> good("x"), CONCURRENCY, ACCOUNT));
        assertEquals(new Verdict.NotApplicable(why), diagnosis.checks().getFirst().verdict());
        assertEquals(CauseStatus.NOT_HERE, diagnosis.cause("function-concurrency-zero").orElseThrow().status());
    }

    @Test
    void aBrokenCheckStopsNothingAndIsReported() {
        Diagnosis diagnosis = diagnose(seen(), check("logging-off", view -> {
            throw new IllegalStateException("broken");
        }, ACCOUNT), check("waf-slow", view -> good("waf-slow"), ACCOUNT));
        Verdict.Crashed crashed = assertInstanceOf(Verdict.Crashed.class, diagnosis.checks().getFirst().verdict());
        assertEquals("logging-off-IllegalStateException", crashed.reference().replaceAll("-\\d+$", ""));
        assertEquals(List.of("logging-off: broken"), crashes);
        assertEquals(CauseStatus.UNKNOWN, diagnosis.cause("logging-off").orElseThrow().status());
        assertEquals(CauseStatus.RULED_OUT, diagnosis.cause("waf-slow").orElseThrow().status());
    }

    @Test
    void aCheckThatReadsWhatItDidNotDeclareCrashes() {
        Diagnosis diagnosis = diagnose(seen(), check("logging-off", view -> {
            view.look(CONCURRENCY);
            return good("logging-off");
        }, ACCOUNT));
        assertInstanceOf(Verdict.Crashed.class, diagnosis.checks().getFirst().verdict());
    }

    @Test
    void whatSeveralChecksReadIsWorkedOutOnceInARun() {
        List<String> reads = new ArrayList<>();
        Derived<String> derived = new Derived<>(Set.of(ACCOUNT), view -> {
            reads.add(view.look(ACCOUNT).getClass().getSimpleName());
            return "worked out";
        });
        diagnose(seen(), check("logging-off", view -> good(view.derive(derived)), ACCOUNT),
                check("waf-slow", view -> good(view.derive(derived)), ACCOUNT));
        assertEquals(List.of("Seen"), reads);
        diagnose(seen(), check("waf-slow", view -> good(view.derive(derived)), ACCOUNT));
        assertEquals(List.of("Seen", "Seen"), reads);
    }

    @Test
    void aCheckThatDoesNotDeclareWhatIsWorkedOutForItCrashes() {
        Derived<Integer> derived = new Derived<>(Set.of(ACCOUNT, CONCURRENCY), view -> 1);
        Check declares = check("waf-slow", view -> good("waf-slow" + view.derive(derived)), ACCOUNT, CONCURRENCY);
        Check declaresNot = check("logging-off", view -> good("logging-off" + view.derive(derived)), ACCOUNT);
        EvidenceSet both = seen().with(CONCURRENCY,
                new Observed.Seen<>(new FunctionConcurrency(false, 0), EvidenceFixture.SOURCE));
        List<CheckResult> results = diagnose(both, declares, declaresNot).checks();
        assertInstanceOf(Verdict.Good.class, results.getFirst().verdict());
        assertInstanceOf(Verdict.Crashed.class, results.getLast().verdict());
    }

    @Test
    void aProofBeatsARulingAndARulingBeatsAFit() {
        Check rules = check("waf-slow", view -> good("waf-slow"), ACCOUNT);
        assertEquals(CauseStatus.FOUND, status("waf-slow", rules, finding("waf-slow", Finding.Certainty.FOUND)));
        assertEquals(CauseStatus.RULED_OUT, status("waf-slow", rules, finding("waf-slow", Finding.Certainty.LIKELY)));
    }

    @Test
    void onlyTheCheckOfThatNameMakesACauseLikely() {
        Check cannotTell = check("waf-slow", view -> new Verdict.Unknown(Set.of(), TEXT, List.of()), ACCOUNT);
        Check fits = finding("waf-slow", Finding.Certainty.LIKELY);
        assertEquals(CauseStatus.UNKNOWN, status("waf-slow", cannotTell, fits));
        assertEquals(CauseStatus.LIKELY, status("waf-slow", fits, check("retry-storm", view -> TEXT_ONLY, ACCOUNT)));
    }

    @Test
    void aCauseThatNoCheckCoversSaysSo() {
        CauseResult result = diagnose(seen()).cause("retry-storm").orElseThrow();
        assertEquals(CauseStatus.UNKNOWN, result.status());
        assertEquals(Message.of("diagnosis.unknown.nothing-tells"), result.because());
    }

    @Test
    void aCauseThatOnlyWorsensIsNoRootCauseByItself() {
        Diagnosis alone = diagnose(seen(), finding("logging-off", Finding.Certainty.FOUND));
        assertEquals(List.of(), alone.rootCauses());
        Diagnosis behind = diagnose(seen(), finding("logging-off", Finding.Certainty.FOUND),
                finding("function-cross-region", Finding.Certainty.FOUND),
                finding("waf-slow", Finding.Certainty.FOUND));
        assertEquals(List.of("waf-slow", "function-cross-region", "logging-off"), behind.rootCauses());
    }

    @Test
    void likelyCausesAreRootCausesOnlyWhereNothingIsFound() {
        Check likely = finding("waf-slow", Finding.Certainty.LIKELY);
        assertEquals(List.of("waf-slow"), diagnose(seen(), likely).rootCauses());
        assertEquals(List.of("stage-not-redeployed"),
                diagnose(seen(), likely, finding("stage-not-redeployed", Finding.Certainty.FOUND)).rootCauses());
    }

    private CauseStatus status(String cause, Check one, Check other) {
        return diagnose(seen(), one, other).cause(cause).orElseThrow().status();
    }

    private static Check finding(String cause, Finding.Certainty certainty) {
        Finding finding = new Finding(cause, certainty, TEXT, TEXT, MEASURE, Set.of(), List.of());
        return new Fake(new CheckInfo("finds-" + cause, CheckInfo.Area.FRONT, Set.of(ACCOUNT), Set.of(),
                List.of(cause)), view -> new Verdict.Problem(List.of(finding), Set.of()));
    }
}
