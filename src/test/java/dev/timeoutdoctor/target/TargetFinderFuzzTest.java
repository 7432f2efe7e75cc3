package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.util.Map;
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

    private static final List<Map.Entry<String, String>> PLACES = List.of(Map.entry("us-east-1", "amazonaws.com"),
            Map.entry("ap-southeast-2", "amazonaws.com"), Map.entry("cn-north-1", "amazonaws.com.cn"),
            Map.entry("us-gov-west-1", "amazonaws.com"));
    private static final List<String> SEGMENTS = List.of("orders", "7", "a-b_c.d~e", "%E6%B3%A8%E6%96%87", "%20x", "v1",
            "a+b", "x@y", "a:b");
    private static final List<String> WAYS = List.of("URL", "  URL\n", "curl 'URL'", "curl -i -X POST \"URL\" -d '{}'",
            "curl --request POST --url URL --header 'a: b'",
            "curl -sx http://proxy:1 -XPOST URL", "A=1 sudo curl -e https://a.example -sd'{}' URL",
            "fetch(\"URL\", {\"method\": \"POST\"});", "POST URL",
            "<URL>",
            "it fails: URL");

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

    /** Whatever API, Region, stage and path: each way in which people paste the address tells the same. */
    @Test
    void anAddressIsReadBackHoweverItIsPasted() {
        Random random = new Random(29);
        for (int i = 0; i < 2_000; i++) {
            String id = word(random, "abcdefghijklmnopqrstuvwxyz0123456789", 10);
            String stage = word(random, "abcXYZ019_-", 1 + random.nextInt(12));
            Map.Entry<String, String> place = PLACES.get(random.nextInt(PLACES.size()));
            String path = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(k -> "/" + SEGMENTS.get(random.nextInt(SEGMENTS.size()))).collect(Collectors.joining());
            String address = "https://" + id + ".execute-api." + place.getKey() + "." + place.getValue() + "/" + stage
                    + path;
            String pasted = WAYS.get(random.nextInt(WAYS.size()))
                    .replace("URL", address + (random.nextBoolean() ? "?a=b%20c&d=https://x" : ""));
            RequestUrl.ExecuteApi read = assertInstanceOf(RequestUrl.ExecuteApi.class, RequestUrl.parse(pasted),
                    pasted);
            assertEquals(List.of(id, place.getKey(), stage, path),
                    List.of(read.apiId(), read.region(), read.stage(), read.path()), pasted);
        }
    }

    private static String word(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length()).mapToObj(at -> String.valueOf(letters.charAt(at)))
                .collect(Collectors.joining());
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
