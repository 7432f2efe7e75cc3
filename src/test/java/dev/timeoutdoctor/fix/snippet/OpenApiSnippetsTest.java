package dev.timeoutdoctor.fix.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an OpenAPI parser that is not ours reads in the snippets. */
class OpenApiSnippetsTest {

    private static final String HEAD = "openapi: 3.0.1\ninfo: {title: shop, version: '1'}\n";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    @TestFactory
    Stream<DynamicTest> theParserFindsTheIntegrationInEverySnippet() {
        Map<String, Snippet.Code> snippets = new TreeMap<>();
        SampleChanges.all().forEach((name, change) -> Snippets.of(change).stream()
                .filter(snippet -> snippet.tool() == Tool.OPENAPI && snippet instanceof Snippet.Code)
                .forEach(snippet -> snippets.put(name, (Snippet.Code) snippet)));
        assertTrue(snippets.size() >= 6, snippets.keySet()::toString);
        return snippets.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> check(one.getValue().text())));
    }

    /** A snippet is an edit: all that may be missing are the responses and path parameters that stand in the reader's file. */
    private static void check(String snippet) {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(HEAD + snippet);
        List<String> faults = parsed.getMessages().stream()
                .filter(message -> !message.matches("attribute paths\\..*\\.responses is missing"
                        + "|paths\\..* Declared path parameter \\w+ needs to be defined as a path parameter.*"))
                .toList();
        assertEquals(List.of(), faults, snippet);
        PathItem path = parsed.getOpenAPI().getPaths().values().iterator().next();
        assertTrue(integration(path) instanceof Map<?, ?> members && !members.isEmpty(), snippet);
    }

    private static Object integration(PathItem path) {
        return path.readOperations().stream().map(operation -> operation.getExtensions().get(INTEGRATION))
                .filter(Objects::nonNull).findFirst()
                .orElseGet(() -> ((Map<?, ?>) Objects.requireNonNull(
                        path.getExtensions().get("x-amazon-apigateway-any-method")))
                        .get(INTEGRATION));
    }
}
