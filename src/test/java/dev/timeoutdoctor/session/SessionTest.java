package dev.timeoutdoctor.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Session proved = start.changed(CHANGE).proved(Message.of("raise.verify.worse"))
                .proved(Message.of("raise.verify.helped"));
        assertEquals(List.of("Applied → It helped"),
                proved.changes().stream().map(AppliedChange::outcome).map(Texts.english()::of).toList());
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
}
