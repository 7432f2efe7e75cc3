package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Integration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteMatcherTest {

    private static final ApiDefinition API = api("GET /", "GET /orders", "POST /orders", "GET /orders/{id}",
            "GET /orders/latest", "ANY /orders/{id}/items", "GET /files/{path+}", "ANY /v1/{proxy+}",
            "POST /v1/orders");

    @ParameterizedTest
    @CsvSource({"GET, /, GET /", "GET, '', GET /", "GET, /orders, GET /orders", "POST, /orders, POST /orders",
            "GET, /orders/, GET /orders", "GET, /orders/7, GET /orders/{id}", "GET, /orders/latest, GET /orders/latest",
            "GET, /orders/a%2Fb, GET /orders/{id}", "GET, /order%73, GET /orders",
            "DELETE, /orders/7/items, ANY /orders/{id}/items", "GET, /files/a, GET /files/{path+}",
            "GET, /files/a/b/c, GET /files/{path+}", "GET, /v1/x, ANY /v1/{proxy+}",
            "POST, /v1/orders, POST /v1/orders", "POST, /v1/orders/7, ANY /v1/{proxy+}",
            "GET, /orders/50%, GET /orders/{id}"})
    void requestsReachTheMostSpecificResource(String httpMethod, String path, String label) {
        assertEquals(label,
                RouteMatcher.match(ApiType.REST, API, path, httpMethod).map(ApiMethod::label).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({"POST, /", "DELETE, /orders", "GET, /files", "GET, /files/", "GET, /v1", "GET, /Orders",
            "GET, /orders/7/items/1", "GET, /unknown", "POST, /orders/latest"})
    void theResourceIsChosenBeforeTheMethodSoNothingElseServes(String httpMethod, String path) {
        assertEquals("none",
                RouteMatcher.match(ApiType.REST, API, path, httpMethod).map(ApiMethod::label).orElse("none"));
    }

    @Test
    void nearMethodsAreThoseOfTheSameResource() {
        assertEquals(List.of("GET /orders", "POST /orders"), labels("/orders/"));
    }

    @Test
    void nearMethodsElseHavePathsThatReadAlike() {
        assertEquals(List.of("GET /orders", "POST /orders", "GET /orders/latest"), labels("/ordrs").subList(0, 3));
        assertEquals(5, labels("/ordrs").size());
    }

    private static List<String> labels(String path) {
        return RouteMatcher.near(API, path).stream().map(ApiMethod::label).toList();
    }

    private static ApiDefinition api(String... methods) {
        return new ApiDefinition(Stream.of(methods).map(method -> method.split(" ", 2))
                .map(parts -> new ApiMethod("r", parts[1], parts[0], "NONE", "", false, Integration.NONE)).toList());
    }
}
