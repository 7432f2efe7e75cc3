package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Symptom;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public threads in which somebody lost hours to a timeout, as scenarios of the lab: the cause that each was found to have must come
 * first. Threads without a scenario are sets of evidence under {@code src/test/resources/diagnosis/story-*}.
 */
class StoriesTest {

    /** What the hosting platform before the API answered in the thread: its own server, its own page. */
    private static Optional<Symptom> anotherServer(LabEvidence.Asked asked) {
        return Optional.of(new Symptom(asked.url(), asked.method(), 504,
                Map.of("server", "Vercel", "x-vercel-error", "FUNCTION_INVOCATION_TIMEOUT", "content-type",
                        "text/plain"),
                "An error occurred with this application. FUNCTION_INVOCATION_TIMEOUT", Duration.ofSeconds(10),
                Instant.now(), false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "https://github.com/jet-admin/jet-django/issues/4, no-way-out, function-no-egress",
            "https://github.com/serverless/serverless/issues/3171, job-kept-waiting, backend-slower-than-limit",
            "https://github.com/serverless/serverless/issues/11222, first-call-fails, cold-start-exceeds-timeout",
            "https://github.com/cortexlabs/cortex/issues/1226, bare-503, backend-slower-than-limit",
            "https://github.com/hashicorp/terraform/issues/6613, raised-never-deployed, stage-not-redeployed",
            "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1895, one-in-three-hangs, zone-without-healthy-target",
            "https://github.com/aws/aws-cdk/issues/1490, balancer-keeps-silent, load-balancer-security-group-blocks",
            "https://github.com/aws-samples/bedrock-access-gateway/pull/158, model-answers-late, backend-slower-than-limit",
            "https://github.com/arunavabasucom/radis-app/issues/479, starved-of-memory, function-memory-starved"})
    void theCauseOfTheThreadComesFirst(String thread, String scenario, String cause) throws IOException {
        assertEquals(cause, firstCause(scenario, _ -> Optional.empty()), thread);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource("https://github.com/fastify/help/issues/657, whose-504-is-it, answer-not-from-api-gateway")
    void theCauseComesFirstOnceItIsKnownWhoAnswered(String thread, String scenario, String cause) throws IOException {
        assertEquals(cause, firstCause(scenario, StoriesTest::anotherServer), thread);
    }

    @ParameterizedTest
    @CsvSource({"fixed-but-not-called, alias-points-to-old-version", "every-fifth-fails, canary-differs",
            "moved-to-another-port, targets-unhealthy", "link-has-failed, vpc-link-failed",
            "old-link-tidied-away, vpc-link-pending",
            "change-never-went-live, http-api-not-deployed", "orders-three-seconds, integration-timeout-low"})
    void theOtherScenariosRankTheirCauseFirst(String scenario, String cause) throws IOException {
        assertEquals(cause, firstCause(scenario, _ -> Optional.empty()));
    }

    private static String firstCause(String scenario, Function<LabEvidence.Asked, Optional<Symptom>> seen)
            throws IOException {
        return LabEvidence.of(scenario, seen).session().examination().orElseThrow().diagnosis().rootCauses().stream()
                .findFirst().orElse("nothing");
    }
}
