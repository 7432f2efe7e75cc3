package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.app.StubPlace.Reply;
import dev.timeoutdoctor.session.StepId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * What goes wrong behind the whole program, the real SDK included, as the screen says it: one sentence, what to do next, the raw
 * error under Details, and what was typed stays. One window for all, connected to a server that answers as each test wants.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String HOST = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
    private static final String NO_APIS = "This account has no APIs in this Region. Another Region can be chosen under Connect.";
    private static final String API = "{\"id\": \"a1b2c3d4e5\", \"name\": \"orders\", \"endpointConfiguration\": {\"types\": [\"EDGE\"]}}";

    private final FxRobot robot = new FxRobot();
    private StubPlace place;
    private OpenWizard window;

    @BeforeAll
    void connect(@TempDir Path state) throws Exception {
        place = new StubPlace();
        place.answers(BadInputTest::nothing);
        Path credentials = Files.writeString(state.resolve("credentials"),
                "[ana]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = nothing\n");
        window = OpenWizard.open(state, Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString()));
        window.walker().see("connect-account");
        robot.clickOn("#connect-endpoint-fold").clickOn("#connect-endpoint");
        robot.write(place.endpoint().toString(), 0).push(KeyCode.TAB);
        window.walker().press("next");
        window.at(StepId.FIND_REQUEST);
        window.until("the list is read, before anything else is answered",
                () -> window.text("find-request-lists-hint").equals(NO_APIS));
    }

    @AfterAll
    void close() throws Exception {
        window.close();
        place.close();
    }

    /** Pastes a URL over what is there, and leaves the field. */
    private void look(String url) throws Exception {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, url)));
        robot.clickOn("#find-request-url").push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.V)
                .push(KeyCode.TAB);
    }

    private List<String> trouble(String url) throws Exception {
        look(url);
        window.walker().see("find-request-problem");
        assertEquals(url, window.text("find-request-url"));
        return List.of(window.text("find-request-problem-what"), window.text("find-request-problem-next"));
    }

    private String details() throws Exception {
        assertFalse(((TitledPane) window.scene().lookup("#find-request-problem-details")).isExpanded());
        robot.clickOn("#find-request-problem-details").clickOn("#find-request-problem-detail-copy");
        return window.clipboard();
    }

    @Test
    void anEmptyAccountSaysThatThereIsNothingToPick() throws Exception {
        assertEquals(NO_APIS, window.text("find-request-lists-hint"));
    }

    @Test
    void aMalformedUrl() throws Exception {
        assertEquals("This text holds no URL", trouble("POST orders").getFirst());
    }

    @Test
    void aForeignUrl() throws Exception {
        place.answers(BadInputTest::nothing);
        assertEquals(List.of("api.example.com is not an execute-api address, so it does not tell which API answers",
                "API Gateway has no custom domains in us-east-1. Choose the Region where the domain lives, or pick the API from"
                        + " the lists"),
                trouble("https://api.example.com/orders"));
        assertEquals("https://api.example.com/orders", details());
    }

    @Test
    void anUnknownApi() throws Exception {
        place.answers(path -> StubPlace.MISSING);
        assertEquals(List.of("There is no API a1b2c3d4e5 in us-east-1 in account 123456789012",
                "Check the URL, and that profile and Region are those of the API; or pick the API from the list"),
                trouble(HOST + "/unknown/orders"));
    }

    @Test
    void aRefusedCall() throws Exception {
        place.answers(path -> StubPlace.json(403, "AccessDeniedException",
                "{\"Message\": \"User: arn:aws:iam::123456789012:user/ana is not authorized to perform: apigateway:GET\"}"));
        assertEquals("This identity may not look up the API: GetRestApi was refused",
                trouble(HOST + "/refused/orders").getFirst());
        assertTrue(details().contains("is not authorized to perform: apigateway:GET"), window.clipboard());
    }

    @Test
    void throttling() throws Exception {
        place.answers(path -> StubPlace.json(429, "TooManyRequestsException", "{\"message\": \"Too Many Requests\"}"));
        assertEquals(List.of("The API could not be looked up: GetRestApi failed",
                "AWS asked to slow down: wait a moment and look again"), trouble(HOST + "/throttled/orders"));
        assertTrue(details().contains("\"Too Many Requests\""), window.clipboard());
    }

    @Test
    void aWebPageWhereAnAnswerShouldBe() throws Exception {
        place.answers(path -> StubPlace.html(200, "<html><body>Please sign in to the proxy</body></html>"));
        assertEquals(List.of("The API could not be looked up: GetRestApi failed",
                "What answered does not speak as AWS does: check the endpoint and any proxy in between"),
                trouble(HOST + "/page/orders"));
        assertTrue(window.walker().sees("find-request-problem-details"));
    }

    @Test
    void aServerThatHangsCanBeLeftAndTheStepWorksAgain() throws Exception {
        place.answers(path -> Reply.HANGS);
        look(HOST + "/hanging/orders");
        window.walker().see("find-request-busy");
        place.awaitHanging();
        robot.push(KeyCode.ESCAPE);
        window.until("nothing is busy", () -> !window.walker().sees("find-request-busy"));
        assertEquals(HOST + "/hanging/orders", window.text("find-request-url"));
        place.answers(BadInputTest::orders);
        look(HOST + "/prod/orders");
        window.until("an answer is there", () -> !window.walker().sees("find-request-busy"));
        assertTrue(window.walker().sees("find-request-found"), window.text("find-request-problem-what"));
    }

    /** The older service says item, the newer one items. */
    private static Reply nothing(String path) {
        return StubPlace.json(200, "", "{\"item\": [], \"items\": []}");
    }

    private static Reply orders(String path) {
        return StubPlace.json(200, "", switch (path) {
            case "/restapis/a1b2c3d4e5" -> API;
            case "/restapis/a1b2c3d4e5/stages" -> "{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}]}";
            case "/restapis/a1b2c3d4e5/resources" ->
                """
                {"item": [{"id": "x9y8z7", "path": "/orders", "resourceMethods": {"GET": {"httpMethod": "GET",
                 "methodIntegration": {"type": "MOCK"}}}}]}""";
            default -> "{}";
        });
    }
}
