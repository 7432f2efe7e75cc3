package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RoutingRule;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.target.TargetResult.Choices;
import dev.timeoutdoctor.target.TargetResult.Found;
import dev.timeoutdoctor.target.TargetResult.NotFound;
import dev.timeoutdoctor.target.TargetResult.NotLooked;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Custom domain names with routing rules; the rules are AWS's own examples (how API Gateway evaluates routing rules). */
class RoutingRulesTest {

    private static final String SHOP = "https://petstore.example.com";
    private static final String RULES = """
                                        {"RoutingRules": [
                                          {"RoutingRuleId": "efg456", "Priority": 100, "Conditions": [],
                                           "Actions": [{"InvokeApi": {"ApiId": "api3", "Stage": "prod"}}]},
                                          {"RoutingRuleId": "zzz000", "Priority": 50, "Conditions": [
                                            {"MatchHeaders": {"AnyOf": [{"Header": "Accept", "ValueGlob": "image/webp"}]}},
                                            {"MatchHeaders": {"AnyOf": [{"Header": "Pet", "ValueGlob": "Dog-*"}]}},
                                            {"MatchBasePaths": {"AnyOf": ["PetStoreShopper"]}}],
                                           "Actions": [{"InvokeApi": {"ApiId": "api2", "Stage": "prod", "StripBasePath": true}}]},
                                          {"RoutingRuleId": "abc123", "Priority": 10, "Conditions": [
                                            {"MatchHeaders": {"AnyOf": [{"Header": "Hello", "ValueGlob": "World"}]}}],
                                           "Actions": [{"InvokeApi": {"ApiId": "api1", "Stage": "prod"}}]}]}""";

    private final FakeAws aws = new FakeAws().on("GetRestApi", RoutingRulesTest::api).on("GetStages", call -> FakeAws
            .seen(call, Answers.json("{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}]}")))
            .on("GetResources", call -> FakeAws.seen(call, Answers.json(
                    """
                    {"items": [{"id": "r0", "path": "/", "resourceMethods": {"GET": {"httpMethod": "GET"}}},
                               {"id": "r1", "path": "/{any+}", "resourceMethods": {"GET": {"httpMethod": "GET"}}}]}""")))
            .answers("ListRoutingRules", Answers.json(RULES));
    private final TargetFinder finder = new TargetFinder(aws, "us-east-1", "123456789012", InstantSource.system());

    @Test
    void headersThatAreNotKnownAreAskedAbout() {
        mode("ROUTING_RULE_ONLY");
        Choices choices = assertInstanceOf(Choices.class, finder.find(SHOP + "/PetStoreShopper", "GET"));
        assertEquals(Message.of("target.choices.rules", "petstore.example.com"), choices.what());
        assertEquals(
                List.of("GET /{any+} of api1, stage prod: when the request has the header Hello: World",
                        "GET / of api2, stage prod: when the request has the header Accept: image/webp, Pet: Dog-*",
                        "GET /{any+} of api3, stage prod: when no other rule fits"),
                choices.choices().stream().map(Choice::words).map(Texts.english()::of).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-H 'hello: World' -H 'Pet: Dog-Bella' -H 'Accept: image/webp' | api1",
            "-H 'Hello: world' -H 'Pet: Dog-Bella' -H 'Accept: image/webp' | api2",
            "-H 'Hello: world' -H 'Pet: Cats' -H 'Accept: image/webp' | api3"})
    void headersOfAPastedCommandDecide(String headers, String api) {
        mode("ROUTING_RULE_ONLY");
        Found found = assertInstanceOf(Found.class,
                finder.find("curl " + SHOP + "/PetStoreShopper " + headers, ""));
        assertEquals(api, found.route().apiId());
    }

    @Test
    void headersOfABrowsersFetchDecideToo() {
        mode("ROUTING_RULE_ONLY");
        Found found = assertInstanceOf(Found.class, finder.find("fetch(\"" + SHOP
                + "/a\", {\"headers\": {\"accept\": \"*/*\", \"hello\": \"World\"}, \"body\": null, \"method\": \"GET\"});",
                ""));
        assertEquals("api1", found.route().apiId());
    }

    @ParameterizedTest
    @CsvSource({"/pets/7, api1, /{any+}", "/refunds, api2, /", "/search, api3, /{any+}", "/petshop, api3, /{any+}"})
    void pathsDecideAndMappingsComeAfterTheRules(String path, String api, String resource) {
        mode("ROUTING_RULE_THEN_API_MAPPING");
        aws.answers("ListRoutingRules", Answers.json(
                """
                {"RoutingRules": [{"Priority": 1, "Conditions": [{"MatchBasePaths": {"AnyOf": ["pets"]}}],
                  "Actions": [{"InvokeApi": {"ApiId": "api1", "Stage": "prod", "StripBasePath": false}}]}]}"""));
        aws.answers("GetApiMappings",
                Answers.json("""
                             {"Items": [{"ApiId": "api2", "Stage": "prod", "ApiMappingKey": "refunds"},
                                        {"ApiId": "api3", "Stage": "prod"}]}"""));
        Found found = assertInstanceOf(Found.class, finder.find(SHOP + path, "GET"));
        assertEquals(List.of(api, resource), List.of(found.route().apiId(), found.route().resourcePath()));
    }

    @Test
    void aRuleByHeaderAndTheMappingBehindItAreAskedAbout() {
        mode("ROUTING_RULE_THEN_API_MAPPING");
        aws.answers("ListRoutingRules", Answers.json(
                """
                {"RoutingRules": [{"Priority": 5, "Conditions": [{"MatchBasePaths": {"AnyOf": ["refunds"]}},
                    {"MatchHeaders": {"AnyOf": [{"Header": "Cookie", "ValueGlob": "*ux=beta*"}]}}],
                  "Actions": [{"InvokeApi": {"ApiId": "beta", "Stage": "prod"}}]}]}"""));
        aws.answers("GetApiMappings", Answers.json("{\"Items\": [{\"ApiId\": \"api2\", \"Stage\": \"prod\"}]}"));
        assertEquals("beta, api2", apis(finder.find(SHOP + "/refunds", "GET")));
        assertEquals("beta", apis(finder.find("curl -H 'Cookie: lang=en-us; ux=beta' " + SHOP + "/refunds", "")));
        assertEquals("api2", apis(finder.find("curl -H 'Cookie: lang=en-us' " + SHOP + "/refunds", "")));
        assertEquals("api2", apis(finder.find(SHOP + "/else", "GET")));
    }

    @Test
    void aWildcardsRulesGoByTheHost() {
        aws.on("GetDomainNames",
                call -> FakeAws.seen(call, Answers.json(call.service().equals("apigateway")
                        ? "{\"items\": [{\"domainName\": \"*.example.com\", \"routingMode\": \"ROUTING_RULE_ONLY\"}]}"
                        : "{\"Items\": []}")));
        aws.on("ListRoutingRules",
                call -> call.parameters().path("DomainName").asString("").startsWith("*")
                        ? FakeAws.seen(call, hosts())
                        : new Observed.Absent<>(FakeAws.source(call, Answers.json("{}"))));
        assertEquals("api1", apis(finder.find("https://a.example.com/x", "GET")));
        assertEquals("api2", apis(finder.find("https://b.example.com/x", "GET")));
        assertEquals("api3", apis(finder.find("https://testing.example.com/x", "GET")));
    }

    @Test
    void whereNoRuleFitsNothingServes() {
        mode("ROUTING_RULE_ONLY");
        aws.answers("ListRoutingRules", Answers.json("{\"RoutingRules\": []}"));
        aws.answers("GetApiMappings", Answers.json("{\"Items\": [{\"ApiId\": \"api2\", \"Stage\": \"prod\"}]}"));
        assertEquals(new NotFound(Message.of("target.no-rule", "petstore.example.com", "/x"),
                Message.of("target.next.rules", 0), ""), finder.find(SHOP + "/x", "GET"));
    }

    @Test
    void rulesThatAreSwitchedOffCountForNothing() {
        mode("API_MAPPING_ONLY");
        aws.answers("GetApiMappings", Answers.json("{\"Items\": [{\"ApiId\": \"api2\", \"Stage\": \"prod\"}]}"));
        assertEquals("api2", apis(finder.find(SHOP + "/x", "GET")));
    }

    @Test
    void rulesThatMayNotBeReadAreNotTakenForNone() {
        mode("ROUTING_RULE_THEN_API_MAPPING");
        aws.denies("ListRoutingRules", "apigateway:GET");
        aws.answers("GetApiMappings", Answers.json("{\"Items\": [{\"ApiId\": \"api2\", \"Stage\": \"prod\"}]}"));
        assertEquals(
                new NotLooked(Message.of("target.denied", "ListRoutingRules"),
                        Message.of("target.next.permission", "apigateway:GET", "*"),
                        "not authorized to perform: apigateway:GET"),
                finder.find(SHOP + "/x", "GET"));
    }

    @Test
    void aModeThatMayNotBeReadIsSaidBesideWhatTheMappingsTell() {
        aws.denies("GetDomainName", "apigateway:GET").denies("ListRoutingRules", "apigateway:GET");
        aws.answers("GetApiMappings", Answers.json("{\"Items\": [{\"ApiId\": \"api2\", \"Stage\": \"prod\"}]}"));
        assertEquals(List.of(Message.of("target.note.not-all", Message.of("target.denied", "GetDomainName"))),
                assertInstanceOf(Found.class, finder.find(SHOP + "/x", "GET")).notes());
    }

    @Test
    void mappingsThatOnlyTheOlderServiceShowsMayNotBeAll() {
        mode("API_MAPPING_ONLY");
        aws.denies("GetApiMappings", "apigateway:GET");
        aws.answers("GetBasePathMappings", Answers
                .json("{\"items\": [{\"basePath\": \"(none)\", \"restApiId\": \"api2\", \"stage\": \"prod\"}]}"));
        assertEquals(List.of(Message.of("target.note.not-all", Message.of("target.denied", "GetApiMappings"))),
                assertInstanceOf(Found.class, finder.find(SHOP + "/x", "GET")).notes());
    }

    @ParameterizedTest
    @CsvSource({"a*, alpha, true", "a*, beta, false", "*a, beta, true", "*a, backup, false", "*a*, backup, true",
            "*a*, users, false", "*, users, true", "World, World, true", "World, world, false", "'', '', true"})
    void aStarStandsForAnyTextAtAnEnd(String glob, String value, boolean fits) {
        assertEquals(fits, new RoutingRule.Header("x-version", glob).fits(value));
    }

    private void mode(String mode) {
        aws.on("GetDomainName", call -> FakeAws.seen(call, Answers.json("{\"DomainName\": \""
                + call.parameters().path("DomainName").asString("") + "\", \"RoutingMode\": \"" + mode + "\"}")));
    }

    private static JsonNode hosts() {
        return Answers.json("{\"RoutingRules\": [" + host(10, "a") + ", " + host(50, "b")
                + ", {\"Priority\": 500, \"Actions\": [{\"InvokeApi\": {\"ApiId\": \"api3\", \"Stage\": \"prod\"}}]}]}");
    }

    private static String host(int priority, String name) {
        return "{\"Priority\": " + priority
                + ", \"Conditions\": [{\"MatchHeaders\": {\"AnyOf\": [{\"Header\": \"Host\", "
                + "\"ValueGlob\": \"" + name + ".example.com\"}]}}], \"Actions\": [{\"InvokeApi\": {\"ApiId\": \"api"
                + (name.equals("a") ? 1 : 2) + "\", \"Stage\": \"prod\"}}]}";
    }

    private static String apis(TargetResult result) {
        return switch (result) {
            case Found found -> found.route().apiId();
            case Choices several ->
                several.choices().stream().map(each -> each.route().apiId()).collect(Collectors.joining(", "));
            case NotFound none -> none.toString();
            case NotLooked not -> not.toString();
        };
    }

    private static Observed<JsonNode> api(AwsCall call) {
        String id = call.parameters().path("restApiId").asString("");
        return Stream.of("api1", "api2", "api3", "beta").anyMatch(id::equals)
                ? FakeAws.seen(call, Answers.json("{\"id\": \"" + id + "\", \"name\": \"" + id
                        + "\", \"endpointConfiguration\": {\"types\": [\"REGIONAL\"]}}"))
                : new Observed.Absent<>(FakeAws.source(call, Answers.json("{}")));
    }
}
