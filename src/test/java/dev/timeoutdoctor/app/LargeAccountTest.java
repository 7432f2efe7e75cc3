package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.bench.LargeBundle;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.evidence.bundle.BundledCall;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyCsv;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API of 2,000 resources and 100,000 metric points is found, diagnosed and surveyed whole, and nobody waits for it. */
class LargeAccountTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Bundle LARGE = LargeBundle.of(2_000);

    @Test
    void itIsDiagnosedFromABundle(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.zip");
        BundleWriter.write(LARGE, file);
        Session examined = assertTimeoutPreemptively(LIMIT, () -> LabEvidence.examined(file));
        assertEquals("POST /orders/1999", examined.route().orElseThrow().label());
        assertTrue(points() > 100_000, () -> points() + " points");
        assertEquals("integration-timeout-low",
                examined.examination().orElseThrow().diagnosis().rootCauses().getFirst());
    }

    @Test
    void itIsSurveyedWithOneGetResources() {
        AtomicInteger resources = new AtomicInteger();
        AwsReader account = new BundledAccount(LARGE);
        FakeAws lists = new FakeAws().answers("GetRestApis", JSON.readTree("{\"items\": [" + api() + "]}"))
                .answers("GetApis", JSON.readTree("{\"Items\": []}"));
        AwsReader reader = call -> {
            resources.addAndGet(call.operation().equals("GetResources") ? 1 : 0);
            return call.operation().endsWith("Apis") ? lists.read(call) : account.read(call);
        };
        Survey.State state = assertTimeoutPreemptively(LIMIT,
                () -> new Survey(reader, new SurveyPlace("large", "123456789012", "us-east-1"), Clock.systemUTC())
                        .run(now -> {
                        }, new Cancellation()));
        assertEquals(List.of(1, 2_000), List.of(resources.get(), state.rows().size()));
        assertEquals(2_001, new SurveyCsv(Texts.english()).of(state.rows()).lines().count());
    }

    private static String api() {
        return LARGE.calls().stream().filter(call -> call.call().operation().equals("GetRestApi"))
                .map(BundledCall::look).flatMap(look -> look.seen().stream()).findFirst().orElseThrow().toString();
    }

    private static int points() {
        return LARGE.calls().stream().map(BundledCall::look).map(Observed::seen).flatMap(seen -> seen.stream())
                .flatMap(answer -> answer.path("MetricDataResults").valueStream()).map(result -> result.path("Values"))
                .mapToInt(JsonNode::size).sum();
    }
}
