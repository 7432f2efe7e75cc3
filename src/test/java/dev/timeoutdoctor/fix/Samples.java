package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the tests of changes have in common. */
final class Samples {

    static final Route ROUTE = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod",
            "POST", "x1", "/orders", "POST");
    static final FunctionReference FUNCTION = new FunctionReference(
            "arn:aws:lambda:us-east-1:123456789012:function:orders", "us-east-1", "123456789012", "orders", "");
    static final Clock CLOCK = Clock.fixed(FakeAws.NOW, ZoneOffset.UTC);

    private Samples() {}

    static ApiContext context(Optional<TimeoutCeiling> ceiling) {
        return new ApiContext(ROUTE, "orders-api", ceiling);
    }

    static Optional<TimeoutCeiling> quota(long millis) {
        return Optional.of(new TimeoutCeiling(Duration.ofMillis(millis), TimeoutCeiling.Kind.QUOTA));
    }

    static IntegrationTimeoutDraft draft(FakeAws aws) {
        return IntegrationTimeoutDraft.of(context(quota(29_000)), aws.orders);
    }

    static Change raise(FakeAws aws) {
        return draft(aws).withTimeout(Duration.ofSeconds(10)).change().orElseThrow();
    }

    static DeploymentDraft deployment(JsonNode stage, JsonNode resources, Observed<JsonNode> export,
            String description) {
        return DeploymentDraft.of(context(quota(29_000)),
                new RestWorkingCopy(ROUTE, stage, resources, export, List.of()),
                description);
    }

    static FunctionDraft functionDraft(FakeAws aws) {
        return FunctionDraft.of(FUNCTION, Duration.ofSeconds(29), aws.function);
    }

    static List<String> words(List<Problem> problems) {
        Texts texts = Texts.english();
        return problems.stream()
                .map(one -> one.severity() + " " + one.field() + ": " + texts.of(one.message())).toList();
    }

    static Symptom symptom(int status, long millis) {
        return new Symptom("https://example.com/orders", "POST", status, Map.of(), "", Duration.ofMillis(millis),
                FakeAws.NOW, true);
    }
}
