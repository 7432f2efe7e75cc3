package dev.timeoutdoctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Collection;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** From the URL to the root cause, with the real SDK against the lab and without a request sent. */
@Timeout(120)
class LabDiagnosisTest {

    private static Diagnosis diagnose(String scenario) throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId(scenario)))) {
            return diagnose(lab, lab.requestMethod());
        }
    }

    private static Diagnosis diagnose(Lab lab, String method) {
        try (SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                TimeLimits.standard())) {
            SdkAwsReader reader = new SdkAwsReader(clients, InstantSource.system(), Texts.english());
            TargetResult.Found found = assertInstanceOf(TargetResult.Found.class,
                    new TargetFinder(reader, lab.region(), lab.account(), InstantSource.system())
                            .find(lab.requestUri().toString(), method));
            EvidenceSet known = EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                    new Observed.Seen<>(found.route(), EvidenceFixture.SOURCE));
            EvidenceSet evidence = new Collection(reader,
                    CollectorCatalogue.all(Instant.now(), CollectorCatalogue.DEFAULT_SINCE), Duration.ofSeconds(60),
                    InstantSource.system()).run(known, Progress.none(), new Cancellation()).evidence();
            return new CheckRunner((info, crash) -> {
                throw crash;
            }).diagnose(CheckCatalogue.all(), CauseCatalogue.load(), evidence);
        }
    }

    private static void assertFound(String scenario, String... rootCauses) throws IOException {
        Diagnosis diagnosis = diagnose(scenario);
        assertEquals(List.of(rootCauses), diagnosis.rootCauses());
        assertEquals(List.of(rootCauses).stream().sorted().toList(),
                diagnosis.causes().stream().filter(result -> result.status() == CauseStatus.FOUND)
                        .map(result -> result.cause().id()).sorted().toList());
    }

    @Test
    void aTimeoutOfThreeSecondsIsFound() throws IOException {
        assertFound("orders-three-seconds", "integration-timeout-low");
    }

    @Test
    void aRaisedTimeoutThatWasNeverDeployedIsFound() throws IOException {
        assertFound("raised-never-deployed", "stage-not-redeployed", "function-outlives-gateway");
    }

    @Test
    void aFunctionStarvedOfMemoryIsFound() throws IOException {
        assertFound("starved-of-memory", "function-memory-starved", "function-outlives-gateway");
    }

    @Test
    void aFunctionWithoutAWayOutIsFound() throws IOException {
        assertFound("no-way-out", "function-no-egress", "backend-slower-than-limit", "function-outlives-gateway");
    }

    @Test
    void aFailedVpcLinkIsFound() throws IOException {
        assertFound("link-has-failed", "vpc-link-failed");
    }

    @Test
    void aVpcLinkThatIsBeingDeletedIsFound() throws IOException {
        assertFound("old-link-tidied-away", "vpc-link-pending");
    }

    @Test
    void aSecurityGroupThatBlocksTheGatewayIsFound() throws IOException {
        assertFound("balancer-keeps-silent", "load-balancer-security-group-blocks");
        assertFound("new-link-shut-out", "load-balancer-security-group-blocks");
    }

    @Test
    void aZoneWithoutAHealthyTargetIsFound() throws IOException {
        assertFound("one-in-three-hangs", "zone-without-healthy-target");
    }

    @Test
    void unhealthyTargetsExplainTheBrokenConnections() throws IOException {
        assertFound("moved-to-another-port", "targets-unhealthy", "backend-unreachable");
    }

    @Test
    void timeoutsFromBeforeTheDeploymentAreNotCountedAgainstTheRaisedTimeout() throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("orders-three-seconds")));
                ApiGatewayClient client = client(lab)) {
            client.updateIntegration(r -> r.restApiId("a1b2c3d4e5").resourceId("k3m5p7").httpMethod("POST")
                    .patchOperations(PatchOperation.builder().op(Op.REPLACE).path("/timeoutInMillis").value("29000")
                            .build()));
            client.createDeployment(r -> r.restApiId("a1b2c3d4e5").stageName("prod"));

            Diagnosis diagnosis = diagnose(lab, "POST");

            assertEquals(List.of(), diagnosis.rootCauses());
            assertEquals(CauseStatus.UNKNOWN,
                    diagnosis.cause("backend-slower-than-limit").orElseThrow().status());
        }
    }

    @Test
    void timeoutsOfOneMethodAreNotBlamedOnAnother() throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("orders-three-seconds")))) {
            Diagnosis diagnosis = diagnose(lab, "GET");
            CauseResult slow = diagnosis.cause("backend-slower-than-limit").orElseThrow();

            assertEquals(List.of(), diagnosis.rootCauses());
            assertEquals(CauseStatus.RULED_OUT, slow.status());
        }
    }

    private static ApiGatewayClient client(Lab lab) {
        return ApiGatewayClient.builder().endpointOverride(lab.endpoint()).region(Region.of(lab.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("practice", "practice")))
                .build();
    }
}
