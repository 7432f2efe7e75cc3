package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollbackChangeTest {

    private static final String DEPLOYMENTS = """
                                              {"Items": [
                                               {"DeploymentId": "d4", "CreatedDate": "2026-11-04T12:00:00Z", "DeploymentStatus": "DEPLOYED"},
                                               {"DeploymentId": "d3", "CreatedDate": "2026-11-03T12:00:00Z", "DeploymentStatus": "FAILED",
                                                "DeploymentStatusMessage": "no integration"},
                                               {"DeploymentId": "d1", "CreatedDate": "2026-11-01T12:00:00Z", "DeploymentStatus": "DEPLOYED",
                                                "Description": "first"},
                                               {"DeploymentId": "d2", "CreatedDate": "2026-11-02T12:00:00Z", "DeploymentStatus": "DEPLOYED"},
                                               {"DeploymentId": "d5", "CreatedDate": "2026-11-05T12:00:00Z", "DeploymentStatus": "PENDING"}]}""";

    private static FakeReading api(ApiType type, boolean autoDeploy) {
        Route route = new Route(type, "aws", "us-east-1", "123456789012", "a1", "live", "GET", "r1", "/orders", "GET");
        return new FakeReading(EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                new Observed.Seen<>(route, EvidenceFixture.SOURCE)))
                .answering("GetStage",
                        "{\"StageName\": \"live\", \"DeploymentId\": \"d4\", \"AutoDeploy\": " + autoDeploy + "}")
                .answering("GetDeployments", DEPLOYMENTS);
    }

    private static Offer offer(FakeReading account) {
        return new RollbackChange().offer(account.reading());
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, offer(account)).draft();
    }

    @Test
    void aStageOfAnHttpApiServesTheDeploymentBeforeAgainAndUndoneThePresentOne() {
        FakeReading account = api(ApiType.HTTP, false);
        Change change = draft(account).change().orElseThrow();
        assertEquals(List.of("UpdateStage {\"ApiId\":\"a1\",\"DeploymentId\":\"d2\",\"StageName\":\"live\"}"),
                change.calls().stream().map(FakeReading::line).toList());
        assertEquals(List.of("UpdateStage {\"ApiId\":\"a1\",\"DeploymentId\":\"d4\",\"StageName\":\"live\"}"),
                account.wayBack(change));
    }

    @Test
    void onlyDeploymentsThatAwsHasFinishedCanBeChosenAndAreTold() {
        Draft draft = draft(api(ApiType.WEBSOCKET, false));
        assertEquals(new Field.OneOf(List.of("d4", "d2", "d1"), "AWS: the answer to GetDeployments"),
                draft.fields().getFirst().shape());
        assertTrue(draft.with("deployment", "d3").hasErrors());
        assertEquals("d1", draft.with("deployment", "d1").change().orElseThrow().after().path("DeploymentId")
                .asString(""));
        assertEquals(List.of(Message.of("change.rollback.note"),
                Message.of("change.rollback.deployment", "d4", Instant.parse("2026-11-04T12:00:00Z")),
                Message.of("change.rollback.deployment", "d2", Instant.parse("2026-11-02T12:00:00Z")),
                Message.of("change.rollback.deployment-said", "d1", Instant.parse("2026-11-01T12:00:00Z"), "first")),
                draft.notes());
    }

    @Test
    void aStageThatDeploysByItselfTakesNoOtherDeployment() {
        assertEquals(new Offer.NotHere(Message.of("change.rollback.by-itself", "live")),
                offer(api(ApiType.HTTP, true)));
    }

    @Test
    void whereNoEarlierDeploymentIsServableNothingIsOffered() {
        assertEquals(new Offer.NotHere(Message.of("change.rollback.none", "live")),
                offer(api(ApiType.HTTP, false).answering("GetDeployments",
                        """
                        {"Items": [
                         {"DeploymentId": "d4", "CreatedDate": "2026-11-04T12:00:00Z", "DeploymentStatus": "DEPLOYED"},
                         {"DeploymentId": "d3", "CreatedDate": "2026-11-03T12:00:00Z", "DeploymentStatus": "FAILED"}]}""")));
    }

    @Test
    void anAnswerThatIsNotReadableIsNoList() {
        Offer.CouldNotRead unread = assertInstanceOf(Offer.CouldNotRead.class,
                offer(api(ApiType.HTTP, false).answering("GetDeployments", "{\"Items\": [{\"DeploymentId\": 5}]}")));
        assertEquals(AwsCall.of("apigatewayv2", "GetDeployments", "us-east-1", Map.of("ApiId", "a1")),
                unread.read());
        assertInstanceOf(Offer.CouldNotRead.class, offer(api(ApiType.HTTP, false).failing("GetStage")));
    }
}
