package dev.timeoutdoctor.ui.step.findrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FakeConnector;
import dev.timeoutdoctor.ui.HeldWork;
import dev.timeoutdoctor.ui.SampleWizard;
import dev.timeoutdoctor.ui.step.Trouble;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FindRequestStatesTest {

    private static final Place.Account ACCOUNT = new Place.Account("support-ro", "us-east-1",
            Place.Account.NO_ENDPOINT);

    private final SampleWizard wizard = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private final FindRequestViewModel model = new FindRequestViewModel(work.tasks(), wizard.model,
            SampleWizard.CLOCK);

    private void enter(Place place) {
        wizard.connected(place);
        model.enter();
        work.finish();
    }

    private void look(String method, String url) {
        model.methodProperty().set(method);
        model.urlProperty().set(url);
        model.look();
        work.finish();
    }

    private FindState state() {
        return model.stateProperty().get();
    }

    private Trouble trouble() {
        return assertInstanceOf(FindState.NotFound.class, state()).trouble();
    }

    private Trouble notLooked() {
        return assertInstanceOf(FindState.NotLooked.class, state()).trouble();
    }

    private Optional<String> chosen() {
        return wizard.model.get().route().map(route -> route.httpMethod() + " " + route.resourcePath());
    }

    private Advance advance() {
        CompletableFuture<Advance> done = model.advance().toCompletableFuture();
        work.finish();
        return done.join();
    }

    @Test
    void theLabsFailingRequestIsFoundByItself() {
        enter(new Place.PracticeLab("easy"));
        assertEquals(FakeConnector.LAB_URL, model.urlProperty().get());
        assertEquals(Optional.of("POST /orders"), chosen());
        assertEquals(new Advance.Go(), advance());
    }

    @Test
    void aPastedUrlIsFound() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        Route route = assertInstanceOf(FindState.Found.class, state()).route();
        assertEquals(List.of("a1b2c3d4e5", "prod", "/orders"),
                List.of(route.apiId(), route.stage(), route.resourcePath()));
    }

    @Test
    void aMethodInThePastedTextIsTakenOver() {
        enter(ACCOUNT);
        model.urlProperty().set("curl -X POST " + SampleSession.URL);
        model.takeMethod();
        assertEquals("POST", model.methodProperty().get());
    }

    @Test
    void aMethodThatWasTypedLetterByLetterIsTakenOverAsSoonAsItIsLookedFor() {
        enter(ACCOUNT);
        look("GET", "curl -X POST " + SampleSession.URL);
        assertEquals("POST", assertInstanceOf(FindState.Found.class, state()).route().httpMethod());
        look("GET", "curl -X POST " + SampleSession.URL);
        assertEquals("GET", model.methodProperty().get(), "chosen afterwards");
    }

    @Test
    void theSameQuestionIsNotAskedTwice() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        int calls = wizard.aws.calls().size();
        model.look();
        assertEquals(0, work.size());
        assertEquals(new Advance.Go(), advance());
        assertEquals(calls, wizard.aws.calls().size());
    }

    @Test
    void theSameRequestKeepsItsSymptomAndItsExamination() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        Symptom symptom = SampleEvidence.symptom(3_000, 504).seen().orElseThrow();
        wizard.model.update(now -> now.saw(symptom));
        look("GET", SampleSession.URL);
        assertEquals(Optional.empty(), wizard.model.get().symptom());
        wizard.model.update(now -> now.saw(symptom));
        look("GET", "\"" + SampleSession.URL + "\"");
        assertEquals(Optional.of(symptom), wizard.model.get().symptom());
    }

    @Test
    void aMalformedUrlIsSaidAndKept() {
        enter(ACCOUNT);
        look("GET", "htp:/orders");
        assertEquals(Message.of("target.next.url-example"), trouble().next());
        assertEquals("htp:/orders", model.urlProperty().get());
        assertEquals(new Advance.Stay(trouble().what()), advance());
    }

    @Test
    void aForeignUrlSendsToTheLists() {
        enter(ACCOUNT);
        look("GET", "https://api.example.com/orders");
        assertEquals(List.of(Message.of("target.url.foreign", "api.example.com"),
                Message.of("target.next.no-domains", "us-east-1")),
                List.of(trouble().what(), trouble().next()));
    }

    @Test
    void anUnknownApiNamesAccountAndRegion() {
        enter(ACCOUNT);
        wizard.aws.lacks("GetRestApi");
        look("GET", SampleSession.URL);
        assertEquals(Message.of("target.unknown-api-in-account", "a1b2c3d4e5", "us-east-1", "123456789012"),
                trouble().what());
        assertEquals(Optional.empty(), chosen());
    }

    @Test
    void aRefusedLookUpIsNotAnUnknownApi() {
        enter(ACCOUNT);
        wizard.aws.denies("GetRestApi", "apigateway:GET");
        look("GET", SampleSession.URL);
        assertEquals(Trouble.of(Message.of("target.denied", "GetRestApi"),
                Message.of("target.next.permission", "apigateway:GET", "*"),
                "not authorized to perform: apigateway:GET"), notLooked());
    }

    @Test
    void aThrottledLookUpSaysToWait() {
        enter(ACCOUNT);
        wizard.aws.fails("GetResources", FailureKind.THROTTLED, "Rate exceeded");
        look("GET", SampleSession.URL);
        assertEquals(Message.of("target.next.throttled"), notLooked().next());
        assertEquals("Rate exceeded", notLooked().detail());
        wizard.aws.answers("GetResources", Answers.file("GetResources"));
        model.lookAgain();
        work.finish();
        assertEquals(Optional.of("GET /orders"), chosen());
    }

    @Test
    void lookingAgainAfterTroubleIsOnePressOnNext() {
        enter(ACCOUNT);
        wizard.aws.fails("GetRestApi", FailureKind.TIMED_OUT, "no answer");
        look("POST", SampleSession.URL);
        wizard.aws.answers("GetRestApi", Answers.file("GetRestApi"));
        assertEquals(new Advance.Go(), advance());
    }

    @Test
    void cancellingKeepsWhatWasTypedAndHearsNoLateAnswer() {
        enter(ACCOUNT);
        model.urlProperty().set(SampleSession.URL);
        model.look();
        model.cancel();
        work.finish();
        assertEquals(new FindState.Empty(), state());
        assertEquals(SampleSession.URL, model.urlProperty().get());
        assertEquals(Optional.empty(), chosen());
        model.look();
        work.finish();
        assertInstanceOf(FindState.Found.class, state());
    }

    @Test
    void anEmptyFieldAsksForTheUrl() {
        enter(ACCOUNT);
        assertEquals(new Advance.Stay(Message.of("find.nothing")), advance());
        look("GET", "  ");
        assertEquals(new FindState.Empty(), state());
    }

    @Test
    void eachListOpensTheNextAndThePickIsTheRequest() {
        enter(ACCOUNT);
        PickLists lists = model.picks().lists();
        assertEquals(List.of("orders", "shipping"), lists.apis().stream().map(listed -> listed.api().name()).toList());
        assertEquals(Message.of("find.lists.apis", 2), lists.hintProperty().get());
        model.picks().apiProperty().set(lists.apis().getFirst());
        work.finish();
        assertEquals(List.of("prod", "test"), lists.stages().stream().map(Stage::name).toList());
        model.picks().stageProperty().set(lists.stages().getFirst());
        ApiMethod post = lists.methods().stream().filter(method -> method.label().equals("POST /orders")).findFirst()
                .orElseThrow();
        model.picks().methodProperty().set(post);
        model.pick();
        assertEquals(Optional.of("POST /orders"), chosen());
        assertEquals(List.of("POST", SampleSession.URL),
                List.of(model.methodProperty().get(), model.urlProperty().get()));
        assertEquals(0, work.size());
    }

    private List<String> picked() {
        Picks picks = model.picks();
        return List.of(
                Optional.ofNullable(picks.apiProperty().get()).map(listed -> listed.api().name()).orElse("none"),
                Optional.ofNullable(picks.stageProperty().get()).map(Stage::name).orElse("none"),
                Optional.ofNullable(picks.methodProperty().get()).map(ApiMethod::label).orElse("none"));
    }

    @Test
    void listsThatArriveLateLeaveWhatIsTypedMeanwhile() {
        model.picks().stageProperty().subscribe(_ -> model.pick());
        model.picks().methodProperty().subscribe(_ -> model.pick());
        wizard.connected(new Place.PracticeLab("easy"));
        model.enter();
        work.next();
        work.next();
        assertInstanceOf(FindState.Found.class, state());
        assertEquals(List.of("orders", "none", "none"), picked());
        model.urlProperty().set("https://api.example.com/else");
        work.finish();
        assertEquals(List.of("orders", "prod", "POST /orders"), picked());
        assertEquals("https://api.example.com/else", model.urlProperty().get());
    }

    @Test
    void theListsStandOnWhatWasFound() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        assertEquals(List.of("orders", "prod", "POST /orders"), picked());
        look("GET", SampleSession.URL.replace("/prod/", "/test/"));
        assertEquals(List.of("orders", "test", "GET /orders"), picked());
        assertEquals(Optional.of("GET /orders"), chosen());
    }

    @Test
    void theListsStandOnWhatWasFoundBeforeTheyWereRead() {
        wizard.connected(ACCOUNT);
        model.urlProperty().set(SampleSession.URL);
        model.enter();
        model.urlProperty().set(SampleSession.URL);
        model.look();
        work.finish();
        assertEquals(List.of("orders", "prod", "GET /orders"), picked());
    }

    @Test
    void anAddressThatWasPastedStaysWhenTheListsStandOnIt() {
        wizard.aws.answers("GetApiMappings",
                Answers.json("{\"Items\": [{\"ApiId\": \"a1b2c3d4e5\", \"Stage\": \"prod\"}]}"));
        enter(ACCOUNT);
        look("POST", "https://shop.example.com/orders");
        assertEquals(List.of("orders", "prod", "POST /orders"), picked());
        model.pick();
        assertEquals("https://shop.example.com/orders", model.urlProperty().get());
        assertEquals("https://shop.example.com/orders", wizard.model.get().requestUrl());
    }

    @Test
    void anotherApiMayBePickedAfterwards() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        model.picks().apiProperty().set(model.picks().lists().apis().getLast());
        work.finish();
        assertEquals(List.of("shipping", "none", "none"), picked());
        assertEquals(Optional.of("POST /orders"), chosen());
    }

    @Test
    void anApiOfAnotherRegionIsInNoList() {
        enter(ACCOUNT);
        look("POST", SampleSession.URL);
        look("POST", SampleSession.URL.replace("us-east-1", "eu-west-1"));
        assertEquals(List.of("none", "none", "none"), picked());
        assertInstanceOf(FindState.Found.class, state());
    }

    @Test
    void inTheLabAPickedMethodAnswersBelowTheLabsAddress() {
        enter(new Place.PracticeLab("easy"));
        model.picks().apiProperty().set(model.picks().lists().apis().getFirst());
        work.finish();
        model.picks().stageProperty().set(model.picks().lists().stages().getLast());
        model.picks().methodProperty().set(model.picks().lists().methods().stream()
                .filter(method -> method.label().equals("GET /orders")).findFirst().orElseThrow());
        model.pick();
        assertEquals("http://127.0.0.1:4599/_aws/execute-api/a1b2c3d4e5/test/orders", model.urlProperty().get());
    }

    @Test
    void anotherApiForgetsStageAndMethod() {
        enter(ACCOUNT);
        model.picks().apiProperty().set(model.picks().lists().apis().getFirst());
        work.finish();
        model.picks().stageProperty().set(model.picks().lists().stages().getFirst());
        model.picks().apiProperty().set(model.picks().lists().apis().getLast());
        assertEquals(null, model.picks().stageProperty().get());
        assertTrue(model.picks().lists().stages().isEmpty());
    }

    @Test
    void anAccountWithoutApisSaysSo() {
        wizard.aws.answers("GetRestApis", Answers.json("{\"item\": []}"));
        enter(ACCOUNT);
        assertEquals(Message.of("find.lists.no-apis"), model.picks().lists().hintProperty().get());
        assertEquals(Optional.empty(), model.picks().lists().troubleProperty().get());
    }

    @Test
    void aListThatMayNotBeReadIsNotAnEmptyOne() {
        wizard.aws.denies("GetRestApis", "apigateway:GET");
        enter(ACCOUNT);
        Message rest = Message.of("target.list.rest");
        assertEquals(Optional.of(Message.of("find.lists.denied-list", rest, "apigateway:GET")),
                model.picks().lists().troubleProperty().get().map(Trouble::what));
        assertEquals(Message.of("find.lists.apis-partly", 0, rest), model.picks().lists().hintProperty().get());
        wizard.aws.answers("GetRestApis", Answers.file("GetRestApis"));
        model.picks().readAgain();
        work.finish();
        assertEquals(Message.of("find.lists.apis", 2), model.picks().lists().hintProperty().get());
        assertEquals(Optional.empty(), model.picks().lists().troubleProperty().get());
    }

    @Test
    void troubleWithOneApiGoesWithTheNext() {
        wizard.aws.fails("GetStages", FailureKind.THROTTLED, "Rate exceeded");
        enter(ACCOUNT);
        model.picks().apiProperty().set(model.picks().lists().apis().getFirst());
        work.finish();
        assertEquals(Optional.of("Rate exceeded"), model.picks().lists().troubleProperty().get().map(Trouble::detail));
        wizard.aws.answers("GetStages", Answers.file("GetStages"));
        model.picks().apiProperty().set(model.picks().lists().apis().getLast());
        work.finish();
        assertEquals(Optional.empty(), model.picks().lists().troubleProperty().get());
    }

    @Test
    void anotherConnectionBeginsAnew() {
        enter(new Place.PracticeLab("easy"));
        enter(ACCOUNT);
        assertEquals(new FindState.Empty(), state());
        assertEquals("", model.urlProperty().get());
    }
}
