package dev.timeoutdoctor.report;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.Cause;
import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Sessions made by hand, one of each kind that a report must be able to tell. */
final class Sessions {

    static final Instant WRITTEN = Instant.parse("2026-11-22T14:05:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-22T13:58:40Z");
    private static final Instant READ = Instant.parse("2026-11-22T14:02:05Z");
    private static final Message NOTHING = text("");
    private static final Route ROUTE = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5",
            "prod", "POST", "x9y8z7", "/orders/{id}", "ANY");

    private Sessions() {}

    /** A low timeout found, a permission missing, a call failed, one change made; names full of markup. */
    static Session full() {
        return Session.start().connected(connection()).targeted(ROUTE,
                "https://user:hunter2@a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders/17?token=hunter2&x=1#top")
                .saw(symptom()).examined(examination(diagnosis(), true)).allowingChanges(true).changed(change());
    }

    /** A low timeout found, raised, and proved by a request; nothing is found since. */
    static Session fixed() {
        Symptom after = new Symptom(symptom().url(), "POST", 201, Map.of(), "", Duration.ofMillis(7_800), WRITTEN,
                true);
        return full().examined(examination(nothingFound(), true))
                .proved(Verification.of(Series.once(symptom()), Series.once(after)));
    }

    /** The backend's host is a stage variable, and the canary has its own value of it. */
    static Session canary() {
        return canary("d1");
    }

    /** The same, with a deployment of the canary's. */
    static Session canary(String deploymentId) {
        ApiDefinition served = new ApiDefinition(List.of(new ApiMethod("", "/orders/{id}", "ANY", "NONE", "", false,
                Integration.of(IntegrationType.HTTP_PROXY, "POST", "https://${stageVariables.host}/orders"))));
        Stage stage = RestApiAnswers
                .stages(Answers
                        .json("""
                              {"item": [{"stageName": "prod", "deploymentId": "d1", "variables": {"host": "a.example.com"},
                                "canarySettings": {"percentTraffic": 10.0, "deploymentId": "%s",
                                  "stageVariableOverrides": {"host": "b.example.com"}}}]}"""
                                .formatted(deploymentId)))
                .getFirst();
        EvidenceSet evidence = evidence()
                .with(EvidenceKeys.ROUTE, new Observed.Seen<>(ROUTE, source("client", "Url", 0)))
                .with(EvidenceKeys.DEPLOYED_SNAPSHOT, new Observed.Seen<>(served, source("apigateway", "GetExport", 1)))
                .with(EvidenceKeys.STAGE, new Observed.Seen<>(stage, source("apigateway", "GetStage", 1)));
        return Session.start().connected(connection()).targeted(ROUTE, "").examined(
                new Examination(evidence, nothingFound(), 14, List.of(), List.of(), Duration.ofMillis(640), true));
    }

    /** The methods as last edited could be read, and what the stage serves could not. */
    static Session editedOnly() {
        ApiDefinition edited = new ApiDefinition(List.of(new ApiMethod("x9y8z7", "/orders/{id}", "ANY", "NONE", "",
                false, Integration.of(IntegrationType.HTTP_PROXY, "POST", "https://orders.example.com")
                        .withTimeout(Duration.ofSeconds(3)))));
        EvidenceSet evidence = evidence()
                .with(EvidenceKeys.ROUTE, new Observed.Seen<>(ROUTE, source("client", "Url", 0)))
                .with(EvidenceKeys.WORKING_COPY, new Observed.Seen<>(edited, source("apigateway", "GetResources", 1)));
        return Session.start().connected(connection()).targeted(ROUTE, "").examined(
                new Examination(evidence, unknown(), 14, List.of(), List.of(), Duration.ofMillis(640), true));
    }

    /** Only what somebody reported, and no examination. */
    static Session symptomOnly() {
        return Session.start().saw(new Symptom("", "GET", 0, Map.of(), "", Duration.ZERO, SEEN, false));
    }

    /** Examined with another outcome. */
    static Session examined(Diagnosis diagnosis, boolean complete) {
        return Session.start().connected(connection()).targeted(ROUTE, "").examined(examination(diagnosis, complete));
    }

    static Diagnosis nothingFound() {
        return new Diagnosis(List.of(good()), List.of(crossRegion()), List.of());
    }

    static Diagnosis unknown() {
        return new Diagnosis(List.of(good(), unknownHealth()), List.of(crossRegion(), unhealthy()), List.of());
    }

    private static Connection connection() {
        return new Connection(new Place.Account("support-ro", "us-east-1", URI.create("")), "support-ro",
                new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/SupportRO/ana", "AROA:ana"),
                "us-east-1", Sessions::silent, Sessions::silent,
                (draft, limit) -> new RequestSender.Sent.NoAnswer(FailureKind.CANCELLED, "", Duration.ZERO), "", "");
    }

    private static Observed<JsonNode> silent(AwsCall call) {
        return new Observed.NotAsked<>(Message.of("evidence.not-asked", call.operation()));
    }

    private static Symptom symptom() {
        return new Symptom("https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders/17?token=hunter2",
                "POST", 504,
                Map.of("x-amzn-ErrorType", "InternalServerErrorException", "Set-Cookie", "session=hunter2",
                        "x-amz-apigw-id", "Xyz=", "Content-Type", "application/json"),
                "{\"message\": \"Endpoint request timed out\"}", Duration.ofMillis(3_042), SEEN, true);
    }

    private static Examination examination(Diagnosis diagnosis, boolean complete) {
        return new Examination(evidence(), diagnosis, 14, List.of("elasticloadbalancing:DescribeTargetHealth"),
                List.of("logs:StartQuery", "cloudwatch:GetMetricData"), Duration.ofMillis(640), complete);
    }

    private static EvidenceSet evidence() {
        return EvidenceSet.empty()
                .with(EvidenceKeys.FUNCTION_POLICY, new Observed.Failed<>(FailureKind.UNREADABLE, "HTML | where\nJSON",
                        source("lambda", "GetPolicy", 4)))
                .with(EvidenceKeys.REST_API, new Observed.Seen<>(
                        new RestApi("a1b2c3d4e5", "orders|`api`\n<b>*x*</b>", EndpointType.REGIONAL, false, Map.of()),
                        source("apigateway", "GetRestApi", 0)))
                .with(EvidenceKeys.FUNCTION_CONCURRENCY,
                        new Observed.Seen<>(new FunctionConcurrency(false, 0),
                                source("lambda", "GetFunctionConcurrency", 2)))
                .with(EvidenceKeys.SYMPTOM, new Observed.Seen<>(symptom(), source("client", "Measured", -205)))
                .with(EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                        new Observed.Absent<>(source("service-quotas", "GetServiceQuota", 1)))
                .with(EvidenceKeys.STAGE, new Observed.Denied<>("apigateway:GET",
                        "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/prod", "no",
                        source("apigateway", "GetStage", 3)))
                .with(EvidenceKeys.FUNCTION_METRICS, new Observed.NotHere<>(NOTHING))
                .with(EvidenceKeys.EXECUTION_LOG, new Observed.NotAsked<>(NOTHING));
    }

    private static Source source(String service, String operation, int second) {
        return new Source(AwsCall.of(service, operation, "us-east-1", Map.of()), READ.plusSeconds(second),
                MissingNode.getInstance());
    }

    private static Diagnosis diagnosis() {
        Finding low = new Finding("integration-timeout-low", Finding.Certainty.FOUND,
                text("Timeout of POST /a|b too low"), text("The backend `orders` needs 8.0 s"),
                new Measure(text("3.0 s"), text("8.0 to 29.0 s")), Set.of(EvidenceKeys.STAGE),
                List.of("integration-timeout"));
        Finding outlives = new Finding("function-outlives-gateway", Finding.Certainty.LIKELY,
                text("Function outlives the request"), text("It may run 60.0 s; after 3.0 s nobody reads the answer"),
                new Measure(text("60.0 s"), text("below 3.0 s")), Set.of(EvidenceKeys.FUNCTION),
                List.of("function-timeout"));
        return new Diagnosis(List.of(
                check("integration-timeout", new Verdict.Problem(List.of(low), Set.of())),
                check("function-timeout", new Verdict.Warning(List.of(outlives), Set.of())), good(), unknownHealth(),
                check("vpc-link", new Verdict.NotApplicable(text("The integration uses no VPC link"))),
                check("broken", new Verdict.Crashed("check-broken-1a2b"))),
                List.of(new CauseResult(cause("integration-timeout-low", "timeout", "G4"), CauseStatus.FOUND,
                        Message.of("sample.low", 37, 1_284, Duration.ofSeconds(3)),
                        Set.of(EvidenceKeys.STAGE, EvidenceKeys.SYMPTOM, EvidenceKeys.REST_API),
                        List.of("integration-timeout")),
                        new CauseResult(cause("function-outlives-gateway", "timeout", ""), CauseStatus.LIKELY,
                                text("60.0 s against 3.0 s"), Set.of(EvidenceKeys.FUNCTION_CONCURRENCY),
                                List.of("function-timeout")),
                        crossRegion(), unhealthy(),
                        new CauseResult(cause("vpc-link-failed", "network", ""), CauseStatus.NOT_HERE,
                                text("No VPC link"), Set.of(), List.of())),
                List.of("integration-timeout-low"));
    }

    private static CheckResult good() {
        return check("region", new Verdict.Good(text("Both are in us-east-1"),
                new Measure(text("us-east-1"), text("any")), Set.of("function-cross-region")));
    }

    private static CheckResult unknownHealth() {
        return check("target-health", new Verdict.Unknown(Set.of(EvidenceKeys.STAGE),
                text("Target health could not be read."), List.of("elasticloadbalancing:DescribeTargetHealth")));
    }

    private static CauseResult crossRegion() {
        return new CauseResult(cause("function-cross-region", "lambda", "G3"), CauseStatus.RULED_OUT,
                text("Function and API are both in us-east-1"), Set.of(), List.of());
    }

    private static CauseResult unhealthy() {
        return new CauseResult(cause("targets-unhealthy", "network", "G2"), CauseStatus.UNKNOWN,
                text("Not allowed to read target health"), Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                        EvidenceKeys.EXECUTION_LOG),
                List.of());
    }

    private static AppliedChange change() {
        return new AppliedChange(Instant.parse("2026-11-22T14:03:11Z"),
                text("Integration timeout of ANY /orders/{id}: 3.0 s to 10.0 s"), text("verified"),
                "aws apigateway update-integration \\\n  --rest-api-id a1b2c3d4e5 \\\n  --resource-id x9y8z7 \\\n"
                        + "  --http-method ANY \\\n  --patch-operations op=replace,path=/timeoutInMillis,value=10000");
    }

    private static CheckResult check(String id, Verdict verdict) {
        return new CheckResult(new CheckInfo(id, CheckInfo.Area.TIMEOUT, Set.of(), Set.of(), List.of()), verdict);
    }

    private static Cause cause(String id, String group, String fromGuide) {
        return new Cause(id, group, fromGuide, Cause.Effect.FAILS);
    }

    private static Message text(String plain) {
        return Message.of("sample.text", plain);
    }
}
