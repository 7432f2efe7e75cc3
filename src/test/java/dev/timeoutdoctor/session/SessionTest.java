package dev.timeoutdoctor.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.Cause;
import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.fix.Verification.Outcome;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class SessionTest {

    private static final RequestDraft DRAFT = new RequestDraft("POST", "https://example.com/prod/orders",
            Map.of("Authorization", "Bearer eyJ"), "{\"card\": \"4111\"}");
    private static final AppliedChange CHANGE = new AppliedChange(Instant.EPOCH, Message.of("raise.outcome.applied"),
            Message.of("raise.outcome.applied"), "aws");

    private final Session start = Session.start().connected(account("123456789012")).targeted(route("api1", "prod"),
            "");

    @Test
    void leaveToChangeEndsWithTheApiOrStageThatItWasGivenFor() {
        Session allowed = start.allowingChanges(true);
        assertTrue(allowed.targeted(route("api1", "prod"), "").changesAllowed());
        assertFalse(allowed.targeted(route("api2", "prod"), "").changesAllowed());
        assertFalse(allowed.targeted(route("api1", "test"), "").changesAllowed());
    }

    @Test
    void theSentRequestIsKeptUntilAnotherTargetIsChosen() {
        Session sent = start.sent(DRAFT);
        assertEquals(Optional.of(DRAFT), sent.sentRequest());
        assertEquals(Optional.empty(), sent.targeted(route("api1", "prod"), "").sentRequest());
    }

    @Test
    void theTextOfARequestHoldsNoSecret() {
        assertEquals("POST with 1 headers and 16 characters of body", DRAFT.toString());
    }

    @Test
    void connectingAnewToTheSameAccountKeepsWhatWasChanged() {
        Session changed = start.changed(CHANGE);
        assertEquals(List.of(CHANGE), changed.connected(account("123456789012")).changes());
        assertEquals(List.of(), changed.connected(account("999999999999")).changes());
    }

    @Test
    void aProofStandsWithTheChangeThatItProves() {
        Session proved = start.changed(CHANGE).proved(measured(Outcome.WORSE, "raise.verify.worse"))
                .proved(measured(Outcome.HELPED, "raise.verify.helped"));
        assertEquals(List.of("Applied → It helped"),
                proved.changes().stream().map(AppliedChange::outcome).map(Texts.english()::of).toList());
    }

    @Test
    void aCauseThatWasFoundChangedAndProvedIsMendedUntilSomethingElseIsChanged() {
        Session found = start.examined(examination(List.of("integration-timeout-low")));
        Session changed = found.changed(CHANGE).examined(examination(List.of("stage-not-redeployed"))).changed(CHANGE)
                .examined(examination(List.of()));
        Session proved = changed.proved(measured(Outcome.HELPED, "raise.verify.helped"));

        assertEquals(Optional.empty(), changed.mended());
        assertEquals(Optional.of("integration-timeout-low"),
                proved.mended().map(mended -> mended.cause().cause().id()));
        assertEquals(Optional.empty(), proved.changed(CHANGE).mended());
        assertEquals(Optional.empty(),
                changed.proved(measured(Outcome.DID_NOT_HELP, "raise.verify.worse")).mended());
        assertEquals(Optional.empty(), proved.examined(examination(List.of("integration-timeout-low"))).mended());
    }

    private static Verification measured(Outcome outcome, String words) {
        Symptom answer = new Symptom("", "GET", 200, Map.of(), "", Duration.ZERO, Instant.EPOCH, true);
        return new Verification(Series.NONE, Series.once(answer), answer, outcome, Message.of(words), false);
    }

    private static Examination examination(List<String> rootCauses) {
        List<CauseResult> causes = rootCauses.stream().map(id -> new CauseResult(
                new Cause(id, "timeout", "", Cause.Effect.FAILS), CauseStatus.FOUND,
                Message.of("raise.outcome.applied"),
                Set.of(), List.of())).toList();
        return new Examination(EvidenceSet.empty(), new Diagnosis(List.of(), causes, rootCauses), 0, List.of(),
                List.of(), Duration.ZERO, true);
    }

    private static Route route(String api, String stage) {
        return new Route(ApiType.REST, "aws", "us-east-1", "123456789012", api, stage, "POST", "x1", "/orders", "POST");
    }

    private static Connection account(String id) {
        return new Connection(new Place.Account("support", "us-east-1", Place.Account.NO_ENDPOINT), "support",
                new Identity(id, "arn", "id"), "us-east-1", call -> nothing(), call -> nothing(),
                (draft, limit) -> new RequestSender.Sent.NoAnswer(FailureKind.UNREACHABLE, "", Duration.ZERO), "", "");
    }

    private static <T> Observed<T> nothing() {
        return new Observed.Failed<>(FailureKind.UNREACHABLE, "",
                new Source(dev.timeoutdoctor.evidence.AwsCall.of("client", "Test", "", Map.of()), Instant.EPOCH,
                        MissingNode.getInstance()));
    }

    @Test
    void fromAnEmulatorNoRequestGoesToAnApiAtAws() {
        URI emulator = URI.create("http://127.0.0.1:8787");
        Connection there = at(new Place.Account("support", "us-east-1", emulator));
        Message why = Message.of("reproduce.url.at-aws", "http://127.0.0.1:8787");
        String atAws = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";
        assertEquals(List.of(Optional.of(why), Optional.of(why), Optional.empty(), Optional.empty()),
                List.of(there.refusal(atAws), there.refusal(" HTTPS://a1.EXECUTE-API.cn-north-1.amazonaws.com.cn"),
                        there.refusal(emulator + "/_aws/execute-api/a1b2c3d4e5/prod/orders"),
                        account("123456789012").refusal(atAws)));
    }

    private static Connection at(Place.Account place) {
        Connection aws = account("123456789012");
        return new Connection(place, "support", aws.identity(), "us-east-1", aws.reader(), aws.writer(), aws.requests(),
                "", "");
    }
}
