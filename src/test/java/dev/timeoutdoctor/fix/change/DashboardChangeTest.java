package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DashboardChangeTest {

    private static final String FIXTURES = "src/test/resources/checks/backend-slower-than-limit/";
    private static final EvidenceSet REST = EvidenceFixture.read(Path.of(FIXTURES + "problem/evidence.json"));
    private static final EvidenceSet HTTP = EvidenceFixture
            .read(Path.of(FIXTURES + "problem-http-api/evidence.json"));
    private static final String SHOWING = """
                                          {"widgets": [{"type": "text"}, {"type": "metric", "properties": {"metrics": [
                                           ["AWS/ApiGateway", "IntegrationLatency", "Stage", "prod", "ApiName", "orders-api"]]}}]}""";

    private static FakeReading account(EvidenceSet evidence, String... names) {
        String entries = List.of(names).stream().map(name -> "{\"DashboardName\": \"" + name + "\"}")
                .collect(Collectors.joining(","));
        return new FakeReading(evidence).answering("ListDashboards", "{\"DashboardEntries\": [" + entries + "]}");
    }

    private static FakeReading withBody(FakeReading account, String body) {
        return account.answering("GetDashboard",
                Json.object().put("DashboardName", "ours").put("DashboardBody", body).toString());
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new DashboardChange().offer(account.reading())).draft();
    }

    private static JsonNode body(AwsCall call) {
        return Json.MAPPER.readTree(call.parameters().path("DashboardBody").asString());
    }

    /** The graphs: title, lines and limit. */
    private static List<String> graphs(Change change) {
        return body(change.calls().getFirst()).path("widgets").valueStream().map(widget -> {
            JsonNode properties = widget.path("properties");
            return properties.path("title").asString() + " " + properties.path("metrics").valueStream()
                    .map(line -> line.path(1).asString() + ":" + line.path(line.size() - 1).path("stat").asString())
                    .collect(Collectors.joining(" "))
                    + properties.path("annotations").path("horizontal").path(0).path("value").asString("");
        }).toList();
    }

    @Test
    void aRestStageWithAFunctionGetsTimesErrorsRequestsAndTheFunctionsOwn() {
        FakeReading account = account(REST);
        Change change = draft(account).change().orElseThrow();
        assertEquals("PutDashboard orders-api-prod", change.calls().getFirst().operation() + " "
                + change.calls().getFirst().parameters().path("DashboardName").asString());
        assertEquals(List.of(
                "Latency (ms) IntegrationLatency:p50 Latency:p50 IntegrationLatency:p99 Latency:p9929000",
                "Errors 5XXError:Sum 4XXError:Sum", "Requests Count:SampleCount",
                "Duration of orders (ms) Duration:p50 Duration:p99 Duration:Maximum60000",
                "Errors and throttles of orders Errors:Sum Throttles:Sum Invocations:Sum"), graphs(change));
        assertEquals("[\"AWS/ApiGateway\",\"IntegrationLatency\",\"ApiName\",\"orders-api\",\"Stage\",\"prod\","
                + "{\"stat\":\"p50\"}]",
                body(change.calls().getFirst()).path("widgets").path(0).path("properties")
                        .path("metrics").path(0).toString());
        assertEquals(List.of("DeleteDashboards {\"DashboardNames\":[\"orders-api-prod\"]}"), account.wayBack(change));
    }

    @Test
    void anHttpApiIsCountedInItsOwnWordsAndNamesThatAwsRefusesAreMadePlain() {
        Change change = draft(account(HTTP)).change().orElseThrow();
        assertEquals("orders-http-default", change.calls().getFirst().parameters().path("DashboardName").asString());
        assertEquals("Errors 5xx:Sum 4xx:Sum", graphs(change).get(1));
    }

    @Test
    void aDashboardThatShowsTheStageIsRecognisedUnderAnyName() {
        assertEquals(new Offer.AlreadySo(Message.of("change.dashboard.already", "ours")),
                new DashboardChange().offer(withBody(account(REST, "ours"), SHOWING).reading()));
    }

    @Test
    void linesThatRepeatWhatStandsAboveThemAreUnderstood() {
        JsonNode metrics = Json.MAPPER.readTree(
                """
                [["AWS/ApiGateway", "Latency", "ApiName", "orders-api", "Stage", "prod"],
                 [".", "IntegrationLatency", ".", ".", ".", "."], ["...", {"stat": "p99"}], ["...", "test"]]""");
        List<String> second = List.of("AWS/ApiGateway", "IntegrationLatency", "ApiName", "orders-api", "Stage", "prod");
        assertEquals(List.of(List.of("AWS/ApiGateway", "Latency", "ApiName", "orders-api", "Stage", "prod"), second,
                second, List.of("AWS/ApiGateway", "IntegrationLatency", "ApiName", "orders-api", "Stage", "test")),
                Widgets.lines(metrics));
    }

    @Test
    void aDashboardOfSomethingElseStaysAndItsNameIsNotTaken() {
        for (String body : List.of(SHOWING.replace("\"prod\"", "\"test\""), "no JSON")) {
            Change change = draft(withBody(account(REST, "orders-api-prod"), body)).change().orElseThrow();
            assertEquals("orders-api-prod-2",
                    change.calls().getFirst().parameters().path("DashboardName").asString());
        }
    }

    @Test
    void aDashboardThatCannotBeReadMayShowItAlready() {
        assertInstanceOf(Offer.CouldNotRead.class,
                new DashboardChange().offer(account(REST, "ours").failing("GetDashboard").reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new DashboardChange().offer(new FakeReading(REST).failing("ListDashboards").reading()));
    }

    @Test
    void aBodyWithoutWidgetsAndAnotherNameAreNotSent() {
        Draft draft = draft(account(REST));
        assertEquals(List.of(Problem.error(Problem.AFTER, "change.dashboard.other-name", "orders-api-prod"),
                Problem.error(Problem.AFTER, "change.dashboard.no-widgets")),
                draft.withAfter("{\"DashboardName\": \"x\", \"DashboardBody\": {}}").problems());
    }
}
