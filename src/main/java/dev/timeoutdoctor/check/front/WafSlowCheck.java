package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FrontTime;
import dev.timeoutdoctor.check.fact.LoggedFailures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the stage's web ACL take the time, or does AWS WAF fail? Its share stands in the access log ({@code $context.waf.latency});
 * in the metrics it shows only together with an authorizer's.
 */
public final class WafSlowCheck implements Check {

    private static final String ID = "waf-slow";
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE),
            Reads.all(FrontTime.READS, LoggedFailures.READS, Set.of(EvidenceKeys.WORKING_COPY)), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        if (view.need(EvidenceKeys.STAGE).webAclArn().isEmpty()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.web-acl"));
        }
        Optional<LoggedFailures> broken = LoggedFailures.of(view, "error evaluating the AWS WAF rules")
                .filter(LoggedFailures::any);
        if (broken.isPresent()) {
            Message statement = Message.of("check.waf-slow.broken", broken.get().requests(),
                    broken.get().window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.EXECUTION_LOG), Duration.ZERO);
            return broken.get().requests() >= SEVERAL ? proof.problem(statement) : proof.likely(statement);
        }
        return FrontTime.of(view, "waf.latency").map(WafSlowCheck::byAccessLog).orElseGet(() -> byMetrics(view));
    }

    private static Verdict byAccessLog(FrontTime time) {
        Message statement = Message.of("check.waf-slow.log", time.slow(), time.requests(), time.window().length(),
                time.most());
        Verdicts.Proof proof = proof(Set.of(EvidenceKeys.ACCESS_LOG), time.most());
        if (time.slow() == 0) {
            return time.enough()
                    ? new Verdict.Good(Message.of("check.waf-slow.fast", time.requests(), time.window().length(),
                            time.most()), proof.measure(), Set.of(ID))
                    : Verdicts.cannotTell(Message.of("check.waf-slow.few", time.requests(),
                            time.window().length(), time.most()));
        }
        if (time.failed() == 0) {
            return proof.note(Message.of("check.waf-slow.no-failure", statement));
        }
        return time.enough() && time.failed() >= SEVERAL ? proof.problem(statement) : proof.likely(statement);
    }

    private static Verdict byMetrics(EvidenceView view) {
        Optional<Duration> gap = FrontTime.byMetrics(view);
        Optional<GatewayMetrics> metrics = view.look(EvidenceKeys.GATEWAY_METRICS).seen();
        if (gap.isEmpty() || metrics.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.ACCESS_LOG, EvidenceKeys.GATEWAY_METRICS);
        }
        long requests = metrics.get().latency().samples();
        Duration window = metrics.get().window().length();
        Verdicts.Proof proof = proof(Set.of(EvidenceKeys.GATEWAY_METRICS), gap.get());
        if (!FrontTime.matters(gap.get())) {
            return new Verdict.Good(Message.of("check.waf-slow.no-gap", gap.get(), requests, window),
                    proof.measure(), Set.of(ID));
        }
        return hasAuthorizer(view)
                ? Verdicts.cannotTell(Message.of("check.waf-slow.or-authorizer", gap.get(), requests, window))
                : proof.likely(Message.of("check.waf-slow.gap", gap.get(), requests, window));
    }

    private static boolean hasAuthorizer(EvidenceView view) {
        return view.look(EvidenceKeys.WORKING_COPY).seen()
                .flatMap(definition -> RouteSettings.in(definition, view.need(EvidenceKeys.ROUTE)))
                .filter(method -> Set.of("NONE", "AWS_IAM").contains(method.authorizationType())).isEmpty();
    }

    private static Verdicts.Proof proof(Set<EvidenceKey<?>> evidence, Duration figure) {
        return new Verdicts.Proof(ID, ID, Figures.measure(figure, Figures.below(Duration.ofSeconds(1))), evidence,
                List.of());
    }
}
