package dev.timeoutdoctor.ui.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.survey.Risk;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The window of surveys without a window: several places, stopping, going on, filtering, saving. */
class SurveyViewModelTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Place.Account HERE = account("shop", "us-east-1");
    private static final Place.Account THERE = account("shop", "eu-west-1");
    private static final Place.Account CLOSED = account("locked", "us-east-1");

    private volatile String name = "orders";
    private final AtomicInteger read = new AtomicInteger();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final FxTasks tasks = new FxTasks(work -> Thread.ofVirtual().start(work), fx);
    private final SurveyViewModel model = new SurveyViewModel(new FakePlaces(), tasks, connection(), Texts.english());

    @AfterEach
    void stop() {
        fx.shutdownNow();
    }

    @Test
    void readsEveryPlaceAndSaysThatItIsWhole() throws Exception {
        survey(List.of(HERE, THERE));
        assertEquals(new SurveyState.Rest(2, 2, true, List.of()), model.stateProperty().get());
        assertEquals(List.of("us-east-1", "eu-west-1"),
                model.shown().stream().map(row -> row.place().region()).toList());
    }

    @Test
    void readsTheRestWhereOnePlaceIsClosed() throws Exception {
        survey(List.of(CLOSED, HERE));
        SurveyState.Rest rest = assertInstanceOf(SurveyState.Rest.class, model.stateProperty().get());
        assertEquals(new SurveyState.Rest(1, 1, false, List.of(Message.of("survey.refused.because",
                Message.of("survey.refused", "locked", "us-east-1"), "expired"))), rest);
        assertEquals(1, model.shown().size());
    }

    @Test
    void asksForNothingTwice() throws Exception {
        survey(List.of(HERE));
        int once = read.get();
        assertTrue(once > 0);
        survey(List.of(HERE));
        assertEquals(once, read.get());
        assertEquals(1, model.shown().size());
    }

    @Test
    void searchesAndFilters() throws Exception {
        survey(List.of(HERE, THERE));
        model.queryProperty().set("EU-west");
        assertEquals(List.of("eu-west-1"), model.shown().stream().map(row -> row.place().region()).toList());
        model.queryProperty().set("");
        model.riskProperty().set(RiskFilter.only(Risk.VPC_LINK));
        assertEquals(List.of(), List.copyOf(model.shown()));
        model.riskProperty().set(RiskFilter.only(Risk.LOWERED));
        assertEquals(2, model.shown().size());
    }

    @Test
    void savesWhatIsShownAndSaysWhyItCannot(@TempDir Path folder) throws Exception {
        survey(List.of(HERE, THERE));
        model.queryProperty().set("eu-west");
        Path file = folder.resolve("apis.csv");
        assertEquals(Optional.empty(), model.save(file));
        assertEquals(2, Files.readAllLines(file).size());
        assertTrue(model.save(folder).isPresent());
    }

    @Test
    void theFileIsUtf8WithQuotesAndHoldsNothingThatASpreadsheetRuns(@TempDir Path folder) throws Exception {
        name = "=HYPERLINK(\"http://example.com\",\"Bücher 書\"); @x";
        survey(List.of(HERE));
        Path file = folder.resolve("apis.csv");
        assertEquals(Optional.empty(), model.save(file));
        String row = "shop,123456789012,us-east-1,REST,a1,"
                + "\"'=HYPERLINK(\"\"http://example.com\"\",\"\"Bücher 書\"\");' @x\",regional,prod,GET /x,HTTP_PROXY,3000,,,"
                + "lowered,The integration timeout is 3.0 s; this API may wait 29.0 s.\r\n";
        assertEquals(row, new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().skip(1)
                .map(line -> line + "\r\n").collect(Collectors.joining()));
        assertEquals((byte) 'p', Files.readAllBytes(file)[0]);
    }

    /** Starts and waits for the end. */
    private void survey(List<Place.Account> places) throws Exception {
        CompletableFuture<SurveyState> rest = new CompletableFuture<>();
        fx.submit(() -> {
            model.start(places);
            model.stateProperty().subscribe(now -> {
                if (now instanceof SurveyState.Rest) {
                    rest.complete(now);
                }
            });
        }).get();
        rest.get(30, TimeUnit.SECONDS);
    }

    private static Place.Account account(String profile, String region) {
        return new Place.Account(profile, region, Place.Account.NO_ENDPOINT);
    }

    private Connection connection() {
        return new Connection(HERE, "shop", new Identity("123456789012", "arn", "id"), "us-east-1", reader(), call -> {
            throw new IllegalStateException("nothing is written here");
        }, (draft, limit) -> {
            throw new IllegalStateException("nothing is sent here");
        }, "", "");
    }

    /** An account with one API whose one method calls a web address and waits three seconds. */
    private AwsReader reader() {
        return call -> {
            read.incrementAndGet();
            JsonNode answer = answer(call);
            Source source = new Source(call, Instant.EPOCH, answer);
            return answer.isMissingNode() ? new Observed.Absent<>(source) : new Observed.Seen<>(answer, source);
        };
    }

    private JsonNode answer(AwsCall call) {
        String integration = "\"type\": \"HTTP_PROXY\", \"httpMethod\": \"GET\", \"uri\": \"https://example.com\", \"timeoutInMillis\": 3000";
        return switch (call.operation()) {
            case "GetRestApis" -> JSON.readTree("{\"items\": [{\"id\": \"a1\", \"name\": " + JSON.valueToTree(name)
                    + ", \"endpointConfiguration\": {\"types\": [\"REGIONAL\"]}}]}");
            case "GetApis" -> JSON.readTree("{\"Items\": []}");
            case "GetVpcLinks" -> JSON.readTree("{}");
            case "ListFunctions" -> JSON.readTree("{\"Functions\": []}");
            case "GetStages" -> JSON.readTree("{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}]}");
            case "GetResources" -> JSON.readTree("{\"items\": [{\"id\": \"r1\", \"path\": \"/x\", \"resourceMethods\": "
                    + "{\"GET\": {\"httpMethod\": \"GET\", \"methodIntegration\": {" + integration + "}}}}]}");
            case "GetExport" -> JSON.readTree("{\"openapi\": \"3.0.1\", \"paths\": {\"/x\": {\"get\": "
                    + "{\"x-amazon-apigateway-integration\": {" + integration.replace("HTTP_PROXY", "http_proxy")
                    + "}}}}}");
            default -> MissingNode.getInstance();
        };
    }

    /** Opens every profile but one. */
    private final class FakePlaces implements Connector {

        @Override
        public Outcome connect(Place place) {
            throw new IllegalStateException("nothing is connected here");
        }

        @Override
        public SurveyOpening survey(Connection now, Optional<Place.Account> where) {
            Place.Account account = where.orElse(HERE);
            return account.equals(CLOSED)
                    ? new SurveyOpening.Refused(Message.of("survey.refused", "locked", "us-east-1"), "expired")
                    : new SurveyOpening.Ready(new Survey(reader(),
                            new SurveyPlace(account.profile(), "123456789012", account.region()),
                            InstantSource.system()));
        }

        @Override
        public Optional<Practice> practice() {
            return Optional.empty();
        }

        @Override
        public List<LabScenario> scenarios() {
            return List.of();
        }
    }
}
