package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;

/** AWS's control plane limits in the lab, on a clock that stands still unless it is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottleTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stopClient() {
        http.close();
    }

    private static Lab throttled(HandClock clock) throws IOException {
        return Lab.start(new LabOptions(Scenarios.byId("orders-three-seconds"), 0, 200, Duration.ZERO, true, clock));
    }

    private HttpResponse<String> get(Lab lab, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(lab.endpoint().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<Integer> statuses(Lab lab, String path, int times) throws IOException, InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(get(lab, path).statusCode());
        }
        return statuses;
    }

    @Test
    void fortyCallsGoThroughAtOnceThenTenASecond() throws Exception {
        HandClock clock = new HandClock();
        try (Lab lab = throttled(clock)) {
            List<Integer> burst = statuses(lab, "/account", 42);
            HttpResponse<String> refused = get(lab, "/v2/apis");
            clock.pass(Duration.ofSeconds(1));
            List<Integer> second = statuses(lab, "/account", 12);

            assertEquals(40, burst.stream().filter(status -> status == 200).count());
            assertEquals(List.of(429, 429), burst.subList(40, 42));
            assertEquals("TooManyRequestsException", refused.headers().firstValue("x-amzn-ErrorType").orElse(""));
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
            assertEquals("{\"message\":\"Too Many Requests\",\"Type\":\"User\"}", refused.body());
            assertEquals(10, second.stream().filter(status -> status == 200).count());
        }
    }

    @Test
    void resourcesAreListedFiveTimesInTwoSeconds() throws Exception {
        HandClock clock = new HandClock();
        try (Lab lab = throttled(clock)) {
            String path = "/restapis/a1b2c3d4e5/resources";
            assertEquals(List.of(200, 200, 200, 200, 200, 429), statuses(lab, path, 6));
            assertEquals(200, get(lab, "/account").statusCode());
            clock.pass(Duration.ofMillis(400));
            assertEquals(List.of(200, 429), statuses(lab, path, 2));
            clock.pass(Duration.ofSeconds(2));
            assertEquals(List.of(200, 200, 200, 200, 200, 429), statuses(lab, path, 6));
        }
    }

    @Test
    void otherServicesAndTheCallersAreNotHeldUp() throws Exception {
        HandClock clock = new HandClock();
        try (Lab lab = throttled(clock)) {
            statuses(lab, "/account", 41);
            assertEquals(200, get(lab, "/2016-08-19/account-settings").statusCode());
            assertEquals(200, get(lab, "/_aws/execute-api/a1b2c3d4e5/prod/orders").statusCode());
        }
    }

    @Test
    void largeAccountIsWholeAndReadWithOneCallAnApi() throws Exception {
        try (Clients clients = Clients.on(LargeAccount.of(30, 50))) {
            List<String> ids = clients.apiGateway().getRestApisPaginator(r -> r.limit(25)).items().stream()
                    .map(api -> api.id()).toList();
            GetResourcesResponse last = clients.apiGateway()
                    .getResources(r -> r.restApiId(ids.getLast()).embed("methods").limit(500));

            assertEquals(30, ids.size());
            assertEquals(50, last.items().stream().mapToInt(resource -> resource.resourceMethods().size()).sum());
            assertEquals(8, last.items().stream().flatMap(resource -> resource.resourceMethods().values().stream())
                    .filter(method -> method.methodIntegration().timeoutInMillis() == 3_000).count());
            assertTrue(clients.lab().grade().summary().startsWith("The call still fails: 504 after 3.0 s."));
        }
    }
}
