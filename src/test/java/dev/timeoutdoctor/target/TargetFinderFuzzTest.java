package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of the search for a target, over random texts, paths and APIs with fixed seeds. */
class TargetFinderFuzzTest {

    private static final List<String> WORDS = List.of("orders", "items", "a", "b", "{id}", "{proxy+}", "v1");
    private static final List<String> METHODS = List.of("GET", "POST", "ANY");
    private static final String PIECES = "curl fetch('https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod', "
            + "{method:'POST'}) arn:aws:execute-api:us-east-1:1:a/b/c arn:aws:apigateway:::/restapis/x/resources/y "
            + "(0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11) {\"requestId\":\"x\",\"apiId\":7} \"GET / HTTP/1.1\" -H -Uri "
            + "console.aws.amazon.com/apigateway/home?region=#/apis/ wss:// %2g \\\n\t ü🐌\u0000[]";

    @Test
    void noTextMakesTheSearchThrowAndEveryAddressCanBeSent() {
        Random random = new Random(2_026);
        TargetFinder finder = new TargetFinder(FakeAws.complete(), "us-east-1", "123456789012",
                InstantSource.system());
        for (int i = 0; i < 3_000; i++) {
            String text = text(random);
            switch (finder.find(text, "")) {
                case TargetResult.Found found -> assertEquals(found.url(), URI.create(found.url()).toString());
                case TargetResult.Choices several -> assertTrue(several.choices().size() > 1, text);
                case TargetResult.NotFound none -> assertTrue(none.what().key().startsWith("target."), text);
                case TargetResult.NotLooked none -> assertTrue(none.what().key().startsWith("target."), text);
            }
        }
    }

    @Test
    void whatServesAPathFitsItAndNoMoreSpecificMethodDoes() {
        Random random = new Random(29_000);
        for (int i = 0; i < 2_000; i++) {
            ApiDefinition api = api(random);
            String path = path(random, 5, 4);
            String method = METHODS.get(random.nextInt(2));
            for (ApiType type : List.of(ApiType.REST, ApiType.HTTP)) {
                List<ApiMethod> served = RouteMatcher.match(type, api, path, method);
                served.forEach(found -> assertTrue(
                        fits(found.path(), path) && List.of(method, "ANY").contains(found.httpMethod()),
                        found.label() + " does not serve " + method + " " + path));
                boolean exact = api.method(path, method).isPresent();
                assertTrue(
                        !exact || served.stream().map(ApiMethod::label).toList().equals(List.of(method + " " + path)),
                        () -> "the exact method serves " + method + " " + path);
            }
            boolean some = api.methods().stream().filter(each -> fits(each.path(), path))
                    .filter(each -> List.of(method, "ANY").contains(each.httpMethod())).findAny().isPresent();
            for (ApiType type : List.of(ApiType.REST, ApiType.HTTP)) {
                assertEquals(some, !RouteMatcher.match(type, api, path, method).isEmpty(),
                        "whatever some method fits is served: " + method + " " + path);
            }
        }
    }

    @Test
    void theArnOfARouteNamesItsParts() {
        Random random = new Random(504);
        for (int i = 0; i < 2_000; i++) {
            String path = path(random, 4, WORDS.size());
            String key = METHODS.get(random.nextInt(3));
            Route route = new Route(ApiType.REST, "aws", "eu-west-1", "123456789012", "a1b2c3d4e5", "prod", "GET", "r",
                    path, key);
            assertEquals(new RequestUrl.ApiPart("a1b2c3d4e5", "eu-west-1", "prod", key, path, ""),
                    RequestUrl.parse(RequestUrl.arnOf(route)));
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(8)).mapToObj(k -> {
            int from = random.nextInt(PIECES.length());
            return PIECES.substring(from, Math.min(PIECES.length(), from + 1 + random.nextInt(90)));
        }).collect(Collectors.joining());
    }

    private static ApiDefinition api(Random random) {
        List<ApiMethod> methods = new ArrayList<>();
        Stream.generate(() -> path(random, 4, WORDS.size())).limit(8).distinct()
                .forEach(path -> methods.add(new ApiMethod("r",
                        path, METHODS.get(random.nextInt(3)), "NONE", "", false, Integration.NONE)));
        return new ApiDefinition(methods);
    }

    private static String path(Random random, int most, int words) {
        List<String> parts = new ArrayList<>();
        int length = 1 + random.nextInt(most);
        for (int k = 0; k < length; k++) {
            String word = WORDS.get(random.nextInt(words));
            parts.add(word.equals("{proxy+}") && k < length - 1 ? "a" : word);
        }
        return "/" + String.join("/", parts);
    }

    /** Written another way than the matcher: as a regular expression. */
    private static boolean fits(String resource, String path) {
        String pattern = resource.replaceAll("\\{proxy\\+}$", "\u0001").replaceAll("\\{id}", "\u0002");
        String expression = Stream.of(pattern).map(java.util.regex.Pattern::quote)
                .map(quoted -> quoted.replace("\u0001", "\\E.+\\Q").replace("\u0002", "\\E[^/]+\\Q"))
                .collect(Collectors.joining());
        return path.matches(expression);
    }
}
