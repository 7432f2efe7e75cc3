package dev.timeoutdoctor.ui.step.findrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.HttpApiAnswerTexts;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindRequestViewModelTest {

    private static final String URL = "https://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev/orders";

    private final FakeAws aws = HttpApiAnswerTexts.account().lacks("GetRestApi")
            .answers("GetRoutes", Answers.json("{\"Items\": [{\"RouteId\": \"r1\", \"RouteKey\": \"ANY /orders\"}, "
                    + "{\"RouteId\": \"r2\", \"RouteKey\": \"POST /{kind}\"}]}"))
            .answers("GetStages",
                    Answers.json(
                            "{\"Items\": [{\"StageName\": \"$default\"}, {\"StageName\": \"dev\"}], \"item\": []}"));
    private final SessionModel session = SampleSession.targeted(aws, call -> {
        throw new AssertionError("Nobody should write " + call);
    }, (draft, limit) -> {
        throw new AssertionError("Nobody should send " + draft);
    }, false);
    private final FindRequestViewModel model = new FindRequestViewModel(FxTasks.direct(), session,
            InstantSource.system());

    private FindState.Several asked() {
        model.enter();
        model.methodProperty().set("POST");
        model.urlProperty().set(URL);
        model.look();
        return assertInstanceOf(FindState.Several.class, model.stateProperty().get());
    }

    @Test
    void severalRoutesAreOfferedAndTheStepWaitsForTheChoice() {
        assertEquals(List.of("ANY /orders", "POST /{kind}"),
                asked().choices().stream().map(choice -> choice.route().routeKey()).toList());
        assertEquals(new Advance.Stay(Message.of("target.choices.rank", "orders-http")),
                model.advance().toCompletableFuture().join());
    }

    @Test
    void aChoiceBecomesTheTarget() {
        model.choose(asked().choices().getFirst());
        FindState.Found found = assertInstanceOf(FindState.Found.class, model.stateProperty().get());
        assertEquals("dev", found.route().stage());
        assertEquals(found.route(), session.get().route().orElseThrow());
        assertEquals(URL, session.get().requestUrl());
        assertEquals(new Advance.Go(), model.advance().toCompletableFuture().join());
    }

    @Test
    void whatWasFoundIsNotSaidOfAnotherTextThatIsTypedOverIt() {
        model.choose(asked().choices().getFirst());
        FindState.Found found = assertInstanceOf(FindState.Found.class, model.stateProperty().get());
        model.urlProperty().set("garbage");
        assertEquals(new FindState.Typing(found), model.stateProperty().get());
        assertEquals(found.route(), session.get().route().orElseThrow());
        model.urlProperty().set(URL);
        assertEquals(found, model.stateProperty().get());
        model.methodProperty().set("PUT");
        assertEquals(new FindState.Typing(found), model.stateProperty().get());
        model.look();
        assertInstanceOf(FindState.Found.class, model.stateProperty().get());
    }

    @Test
    void theListsHoldApisOfEveryKind() {
        aws.answers("GetApis",
                Answers.json("""
                             {"Items": [{"ApiId": "h1b2c3d4e5", "Name": "orders-http", "ProtocolType": "HTTP"},
                                        {"ApiId": "w1b2c3d4e5", "Name": "chat", "ProtocolType": "WEBSOCKET"}]}"""));
        model.enter();
        assertEquals(List.of("chat WEBSOCKET", "orders REST", "orders-http HTTP", "shipping REST"),
                model.picks().lists().apis().stream().map(listed -> listed.api().name() + " " + listed.type())
                        .toList());
    }
}
