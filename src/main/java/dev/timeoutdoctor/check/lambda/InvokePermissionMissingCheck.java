package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.ExecutionLogReader;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * May API Gateway invoke the function for this method? Either the function's policy allows it for the method's ARN, or the
 * integration names a role to invoke it with (AWS: control access for invoking an API, resource-based policies of Lambda).
 */
public final class InvokePermissionMissingCheck implements Check {

    private static final String ID = "invoke-permission-missing";
    private static final String LOG_LINE = "Invalid permissions on Lambda function";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT),
            Reads.all(ExecutionLogReader.READS, Set.of(EvidenceKeys.FUNCTION_POLICY, EvidenceKeys.SYMPTOM)),
            List.of(ID));

    /** What the answers and the log say of invocations. */
    private enum Sign {
        REFUSED, INVOKED, NOTHING
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        if (served.isEmpty()) {
            return Verdicts.notServed(route);
        }
        if (!FunctionReference.callsLambda(served.get().integration())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function"));
        }
        Sign sign = sign(view);
        String role = served.get().integration().credentials();
        return role.isEmpty() ? byPolicy(view, route, sign) : byRole(role, sign);
    }

    private static Verdict byRole(String role, Sign sign) {
        Verdicts.Proof proof = proof(Message.of("check.invoke-permission-missing.role"), Set.of());
        return switch (sign) {
            case REFUSED -> proof.problem(Message.of("check.invoke-permission-missing.role-refused", role));
            case INVOKED -> new Verdict.Good(Message.of("check.invoke-permission-missing.role-invoked", role),
                    proof.measure(), Set.of(ID));
            case NOTHING -> new Verdict.Good(Message.of("check.invoke-permission-missing.role-used", role),
                    proof.measure(), Set.of());
        };
    }

    private static Verdict byPolicy(EvidenceView view, Route route, Sign sign) {
        return switch (view.look(EvidenceKeys.FUNCTION_POLICY)) {
            case Observed.Seen<FunctionPolicy> seen -> {
                MethodArn method = new MethodArn(route);
                yield method.isAllowedBy(seen.value())
                        ? allowed(method, sign)
                        : missing(Message.of("check.invoke-permission-missing.no-statement", method.text()), sign);
            }
            case Observed.Absent<FunctionPolicy> absent ->
                missing(Message.of("check.invoke-permission-missing.no-policy"), sign);
            case Observed.NotHere<FunctionPolicy> notHere -> new Verdict.NotApplicable(notHere.why());
            case Observed.Denied<FunctionPolicy> denied -> unread(view, sign);
            case Observed.Failed<FunctionPolicy> failed -> unread(view, sign);
            case Observed.NotAsked<FunctionPolicy> notAsked -> unread(view, sign);
        };
    }

    private static Verdict allowed(MethodArn method, Sign sign) {
        Verdicts.Proof proof = proof(Message.of("check.invoke-permission-missing.allows"),
                Set.of(EvidenceKeys.FUNCTION_POLICY));
        return sign == Sign.REFUSED
                ? proof.likely(Message.of("check.invoke-permission-missing.allows-yet-refused", method.text()))
                : new Verdict.Good(Message.of("check.invoke-permission-missing.good", method.text()),
                        proof.measure(), Set.of(ID));
    }

    private static Verdict missing(Message statement, Sign sign) {
        Verdicts.Proof proof = proof(Message.of("check.invoke-permission-missing.allows-not"),
                Set.of(EvidenceKeys.FUNCTION_POLICY));
        return sign == Sign.INVOKED
                ? proof.note(Message.of("check.invoke-permission-missing.yet-invoked", statement))
                : proof.problem(statement);
    }

    private static Verdict unread(EvidenceView view, Sign sign) {
        return sign == Sign.REFUSED
                ? proof(Message.of("check.invoke-permission-missing.allows-not"), Set.of(EvidenceKeys.EXECUTION_LOG))
                        .problem(Message.of("check.invoke-permission-missing.log"))
                : MissingEvidence.unknown(view, EvidenceKeys.FUNCTION_POLICY);
    }

    /** A refused invocation is answered 500 at once; a call that lasted until a timeout had reached the function's service. */
    private static Sign sign(EvidenceView view) {
        boolean logged = ExecutionLogReader.of(view).filter(log -> log.requestsWith(LOG_LINE).own() > 0).isPresent();
        if (logged) {
            return Sign.REFUSED;
        }
        Optional<Kind> kind = view.look(EvidenceKeys.SYMPTOM).seen().map(symptom -> AnswerSignature.of(symptom).kind());
        return kind.filter(seen -> seen == Kind.GATEWAY_TIMEOUT || seen == Kind.HTTP_API_UNAVAILABLE
                || seen == Kind.GATEWAY_BAD_GATEWAY
                || seen == Kind.ANSWERED || seen == Kind.PASSED_THROUGH).isPresent() ? Sign.INVOKED : Sign.NOTHING;
    }

    private static Verdicts.Proof proof(Message now, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID,
                Figures.measure(now, Message.of("check.invoke-permission-missing.allows")),
                Reads.all(evidence, Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT)), List.of());
    }
}
