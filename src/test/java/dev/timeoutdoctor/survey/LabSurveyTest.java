package dev.timeoutdoctor.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a survey says of the lab's scenarios: what their settings show, and nothing of what they do not. */
class LabSurveyTest {

    private static final List<Risk> OVER = List.of(Risk.FUNCTION_OUTLIVES, Risk.OVER_CEILING);
    private static final List<Risk> DRIFT = List.of(Risk.NOT_DEPLOYED, Risk.LOWERED);
    /** Scenario, method and risks; every other method of every scenario has none. */
    private static final Map<String, List<Risk>> RISKS = Map.ofEntries(
            Map.entry("bare-503: POST /statements", OVER),
            Map.entry("change-never-went-live: GET /shelves", DRIFT),
            Map.entry("change-never-went-live: GET /shelves/{proxy+}", DRIFT),
            Map.entry("fixed-but-not-called: GET /search", OVER),
            Map.entry("frame-instead-of-answer: $connect", List.of(Risk.NOT_LOOKED_AT)),
            Map.entry("frame-instead-of-answer: ask", List.of(Risk.FUNCTION_OUTLIVES, Risk.NOT_LOOKED_AT)),
            Map.entry("job-kept-waiting: POST /exports", OVER),
            Map.entry("link-has-failed: GET /claims", List.of(Risk.VPC_LINK)),
            Map.entry("no-way-out: GET /admin", OVER),
            Map.entry("old-link-tidied-away: GET /fares", List.of(Risk.VPC_LINK)),
            Map.entry("orders-three-seconds: POST /orders", List.of(Risk.LOWERED)),
            Map.entry("raised-never-deployed: POST /reports", List.of(Risk.NOT_DEPLOYED)),
            Map.entry("raised-never-deployed: GET /reports/{id}", List.of(Risk.FUNCTION_OUTLIVES, Risk.NOT_DEPLOYED)),
            Map.entry("starved-of-memory: POST /invoices", OVER),
            Map.entry("two-at-one-timeout: POST /payments", List.of(Risk.LOWERED)));

    @Test
    void everyScenariosIntegrationsAreListedWithWhatTheirSettingsShow() throws Exception {
        Map<String, List<Risk>> found = new TreeMap<>();
        for (String scenario : Scenarios.ids()) {
            Survey.State state = survey(scenario);
            assertTrue(state.complete() && !state.rows().isEmpty(), () -> scenario + ": " + state);
            state.rows().stream().filter(row -> !row.risks().isEmpty())
                    .forEach(row -> found.put(scenario + ": " + row.method().label(), row.risks()));
        }
        assertEquals(new TreeMap<>(RISKS), found);
    }

    private static Survey.State survey(String scenario) throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId(scenario)));
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            return new Survey(new SdkAwsReader(clients, clock, Texts.english()),
                    new SurveyPlace("lab", lab.account(), lab.region()), clock).run(now -> {
                    }, new Cancellation());
        }
    }
}
