package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Integration;
import java.util.List;
import java.util.Set;
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
        assertEquals(List.of(label), served(ApiType.REST, API, path, httpMethod));
    }

    @ParameterizedTest
    @CsvSource({"POST, /", "DELETE, /orders", "GET, /files", "GET, /files/", "GET, /v1", "GET, /Orders",
            "GET, /orders/7/items/1", "GET, /unknown", "POST, /orders/latest"})
    void nothingServesWhatFitsNoMethod(String httpMethod, String path) {
        assertEquals(List.of(), served(ApiType.REST, API, path, httpMethod));
    }

    /** As measured on a REST API of AWS: ministackorg/ministack#1423 and floci-io/floci#3399. */
    @ParameterizedTest
    @CsvSource({"GET, /jobs/reboot, GET /jobs/{operation}", "POST, /jobs/reboot, ANY /{proxy+}",
            "POST, /jobs, ANY /{proxy+}", "GET, /cors_only, ANY /{proxy+}", "OPTIONS, /cors_only, OPTIONS /cors_only",
            "GET, /users/me, GET /users/{id}", "PATCH, /users/me, PATCH /users/me",
            "POST, /things/real, POST /things/{p+}"})
    void aResourceWithoutTheMethodStandsInNobodysWay(String httpMethod, String path, String label) {
        ApiDefinition api = api("ANY /{proxy+}", "GET /jobs/{operation}", "OPTIONS /cors_only", "GET /users/{id}",
                "PATCH /users/me", "GET /things/real", "POST /things/{p+}");
        assertEquals(List.of(label), served(ApiType.REST, api, path, httpMethod));
    }

    @ParameterizedTest
    @CsvSource({"REST, GET /orders", "HTTP, GET /orders"})
    void aMethodOfItsOwnGoesBeforeAny(ApiType type, String label) {
        assertEquals(List.of(label), served(type, api("ANY /orders", "GET /orders"), "/orders", "GET"));
    }

    /** AWS's own example: routes for HTTP APIs. */
    @ParameterizedTest
    @CsvSource({"GET, /pets/dog/1, GET /pets/dog/1", "GET, /pets/dog/2, GET /pets/dog/{id}",
            "GET, /pets/cat/1, GET /pets/{proxy+}", "POST, /test/5, ANY /{proxy+}", "GET, /, $default"})
    void anHttpApiTakesAFullMatchThenAGreedyOneThenTheDefault(String httpMethod, String path, String label) {
        ApiDefinition api = api("GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}",
                " $default");
        assertEquals(List.of(label), served(ApiType.HTTP, api, path, httpMethod).stream().map(String::strip).toList());
    }

    @ParameterizedTest
    @CsvSource({"ANY /pets/dog, GET /pets/{id}, /pets/dog", "ANY /pets/{proxy+}, GET /{proxy+}, /pets/dog",
            "GET /pets/{id}, GET /{kind}/dog, /pets/dog", "GET /pets/{id}, GET /pets/{name}, /pets/dog"})
    void ofTwoRoutesOfWhichNeitherIsMoreSpecificAnHttpApiMayTakeEither(String one, String other, String path) {
        assertEquals(Set.of(one, other), Set.copyOf(served(ApiType.HTTP, api(one, other), path, "GET")));
    }

    @Test
    void aFullMatchWithAnyGoesBeforeAGreedyOneWithTheMethod() {
        assertEquals(List.of("ANY /pets/{id}"),
                served(ApiType.HTTP, api("ANY /pets/{id}", "GET /{proxy+}"), "/pets/7", "GET"));
    }

    @Test
    void withoutAMethodAllOfThePathAreMeant() {
        assertEquals(List.of("GET /orders", "POST /orders"), served(ApiType.REST, API, "/orders", ""));
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

    private static List<String> served(ApiType type, ApiDefinition api, String path, String httpMethod) {
        return RouteMatcher.match(type, api, path, httpMethod).stream().map(ApiMethod::label).toList();
    }

    private static List<String> labels(String path) {
        return RouteMatcher.near(API, path).stream().map(ApiMethod::label).toList();
    }

    private static ApiDefinition api(String... methods) {
        return new ApiDefinition(Stream.of(methods).map(method -> method.split(" ", 2))
                .map(parts -> new ApiMethod("r", parts[1], parts[0], "NONE", "", false, Integration.NONE)).toList());
    }
}
