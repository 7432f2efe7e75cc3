package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.target.TargetResult.Choices;
import dev.timeoutdoctor.target.TargetResult.Found;
import dev.timeoutdoctor.target.TargetResult.NotFound;
import dev.timeoutdoctor.target.TargetResult.NotLooked;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetFinderTest {

    private static final String ACCOUNT = "123456789012";
    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";
    private static final String DOMAIN_PAGE = "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names?api=unselected&domain=api.example.com&region=eu-west-1";
    private static final Message CHECK = Message.of("target.next.account-or-region");

    /** The stage in the answers does not set the variable. */
    private static final Message UNSET = Message.of("target.note.destination",
            Message.of("destination.stage", Message.of("destination.address",
                    "arn:aws:lambda:us-east-1:123456789012:function:orders:${stageVariables.alias}")));

    private final FakeAws aws = FakeAws.complete().answers("GetApis", Answers.json(
            "{\"Items\": [{\"ApiId\": \"h1b2c3d4e5\", \"Name\": \"orders-http\", \"ProtocolType\": \"HTTP\"}]}"));
    private final TargetFinder finder = new TargetFinder(aws, "us-east-1", ACCOUNT, InstantSource.system());

    @Test
    void aUrlLeadsToItsRoute() {
        assertEquals(new Found(route("us-east-1", "POST", "res0000001", "/orders", "POST"), URL, List.of(UNSET)),
                finder.find(URL, "post"));
    }

    @Test
    void theMethodOfAPastedCommandCountsWhereNoneIsChosen() {
        assertEquals(new Found(route("us-east-1", "POST", "res0000001", "/orders", "POST"), URL, List.of(UNSET)),
                finder.find("curl -d {} " + URL, ""));
    }

    @Test
    void whereNobodyNamedAMethodTheOthersOfThePathAreSaid() {
        assertEquals(new Found(route("us-east-1", "GET", "res0000001", "/orders", "GET"), URL,
                List.of(Message.of("target.note.assumed", "GET", List.of("POST")))), finder.find(URL, ""));
    }

    @Test
    void whereNobodyNamedAMethodAndThereIsNoGetItIsAskedFor() {
        assertEquals(
                new NotFound(Message.of("target.no-method-named", "orders", "GET", "/"),
                        Message.of("target.next.method", List.of("GET /orders", "POST /orders", "ANY /{proxy+}")), ""),
                finder.find(URL.replace("/orders", "/"), ""));
    }

    @Test
    void aProxyResourceServesAnyMethod() {
        assertEquals(
                new Found(route("us-east-1", "PUT", "res0000002", "/{proxy+}", "ANY"), URL + "/7", List.of()),
                finder.find(URL + "/7", "PUT"));
    }

    @Test
    void theUrlsRegionIsUsedAndSaid() {
        String url = URL.replace("us-east-1", "cn-north-1").replace(".com", ".com.cn");
        Route route = new Route(ApiType.REST, "aws-cn", "cn-north-1", ACCOUNT, "a1b2c3d4e5", "prod", "GET",
                "res0000001", "/orders", "GET");
        assertEquals(new Found(route, url, List.of(Message.of("target.note.region", "cn-north-1", "us-east-1"))),
                finder.find(url, "GET"));
        assertEquals("cn-north-1", aws.call("GetResources").region());
    }

    @Test
    void theLabsAddressLeadsToTheConnectionsRegion() {
        String url = "http://127.0.0.1:8123/_aws/execute-api/a1b2c3d4e5/prod/orders";
        assertEquals(new Found(route("us-east-1", "GET", "res0000001", "/orders", "GET"), url, List.of()),
                finder.find(url, "GET"));
    }

    @Test
    void aStageThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertEquals(
                new NotFound(Message.of("target.unknown-stage", "orders", "prdo"),
                        Message.of("target.next.stages", List.of("prod", "test")), ""),
                finder.find(URL.replace("/prod/", "/prdo/"), "GET"));
    }

    @Test
    void aUrlWithoutStageIsAnsweredWithTheStages() {
        assertEquals(
                new NotFound(Message.of("target.no-stage", "orders"),
                        Message.of("target.next.stages", List.of("prod", "test")), ""),
                finder.find("https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/", "GET"));
    }

    @Test
    void aMethodThatIsNotThereIsAnsweredWithNearOnes() {
        assertEquals(
                new NotFound(Message.of("target.no-method", "orders", "DELETE", "/"),
                        Message.of("target.next.methods", List.of("GET /orders", "POST /orders", "ANY /{proxy+}")), ""),
                finder.find(URL.replace("/orders", "/"), "DELETE"));
    }

    private static final String ENDPOINT = "https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/orders";

    private void privateApis(String... ids) {
        aws.answers("GetRestApis", Answers.json("{\"items\": [" + Stream.of(ids).map(id -> "{\"id\": \"" + id
                + "\", \"name\": \"" + id + "\", \"endpointConfiguration\": {\"types\": [\"PRIVATE\"]}}")
                .collect(Collectors.joining(", ")) + "]}"));
        aws.on("GetRestApi", call -> FakeAws.seen(call, Answers.json("{\"id\": \"" + call.parameters().path("restApiId")
                .asString("") + "\", \"endpointConfiguration\": {\"types\": [\"PRIVATE\"]}}")));
    }

    @Test
    void behindAVpcEndpointEveryPrivateApiMayBeMeant() {
        privateApis("p1", "p2");
        Choices choices = assertInstanceOf(Choices.class, finder.find(ENDPOINT, "GET"));
        assertEquals(Message.of("target.choices.endpoint", "vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com"),
                choices.what());
        assertEquals(List.of("p1 prod /orders " + ENDPOINT, "p2 prod /orders " + ENDPOINT),
                choices.choices().stream().map(each -> each.route().apiId() + " " + each.route().stage() + " "
                        + each.route().resourcePath() + " " + each.url()).toList());
    }

    @Test
    void theOnePrivateApiBehindAVpcEndpointIsFound() {
        privateApis("p1");
        assertEquals("p1", assertInstanceOf(Found.class, finder.find(ENDPOINT, "GET")).route().apiId());
    }

    @Test
    void aVpcEndpointWithoutPrivateApisAsksForTheHeader() {
        assertEquals(Message.of("target.next.endpoint"),
                assertInstanceOf(NotFound.class, finder.find(ENDPOINT, "GET")).next());
        aws.denies("GetRestApis", "apigateway:GET");
        assertInstanceOf(NotLooked.class, finder.find(ENDPOINT, "GET"));
    }

    @Test
    void aNameBehindACustomDomainIsFoundByTheList() {
        aws.answers("GetDomainNames",
                Answers.json("""
                             {"items": [{"domainName": "shop.example.com", "domainNameId": "dom1",
                               "regionalDomainName": "d-abc.execute-api.us-east-1.amazonaws.com"}], "Items": []}"""));
        aws.on("GetBasePathMappings",
                call -> call.parameters().has("domainNameId")
                        ? FakeAws.seen(call,
                                Answers.json("{\"items\": [{\"restApiId\": \"a1b2c3d4e5\", \"stage\": \"prod\"}]}"))
                        : new Observed.Failed<>(FailureKind.REFUSED, "Invalid domain name",
                                FakeAws.source(call, Answers.json("{}"))));
        assertInstanceOf(Found.class, finder.find("https://d-abc.execute-api.us-east-1.amazonaws.com/orders", "GET"));
        assertInstanceOf(Found.class, finder.find("https://shop.example.com/orders", "GET"));
        assertInstanceOf(NotLooked.class, finder.find("https://other.example.com/orders", "GET"));
    }

    @Test
    void aPageOfACustomDomainLeadsToAllThatItsMappingsServeInItsOwnRegion() {
        aws.on("GetBasePathMappings", call -> call.region().equals("eu-west-1")
                ? FakeAws.seen(call, Answers.json(
                        "{\"items\": [{\"restApiId\": \"a1b2c3d4e5\", \"stage\": \"prod\", \"basePath\": \"v1\"}]}"))
                : new Observed.Absent<>(FakeAws.source(call, Answers.json("{}"))));
        Choices choices = assertInstanceOf(Choices.class, finder.find(DOMAIN_PAGE, "GET"));
        assertEquals(Message.of("target.choices.domain", "api.example.com"), choices.what());
        assertEquals(List.of("eu-west-1"), aws.calls().stream().filter(call -> call.operation().equals("GetResources"))
                .map(AwsCall::region).distinct().toList());
        assertTrue(choices.choices().stream().map(TargetResult.Choice::url)
                .anyMatch("https://api.example.com/v1/orders"::equals), choices.toString());
        assertEquals(Set.of("eu-west-1 prod"), choices.choices().stream()
                .map(each -> each.route().region() + " " + each.route().stage()).collect(Collectors.toSet()));
    }

    @Test
    void aCustomDomainThatIsNotThereOrLeadsNowhereOrMayNotBeReadIsSaid() {
        assertEquals(Message.of("target.unknown-domain", "api.example.com", "eu-west-1"),
                assertInstanceOf(NotFound.class, finder.find(DOMAIN_PAGE, "GET")).what());
        aws.answers("GetBasePathMappings", Answers.json("{}"));
        assertEquals(Message.of("target.domain-without-api", "api.example.com"),
                assertInstanceOf(NotFound.class, finder.find(DOMAIN_PAGE, "GET")).what());
        aws.denies("GetBasePathMappings", "apigateway:GET").denies("GetApiMappings", "apigateway:GET");
        assertInstanceOf(NotLooked.class, finder.find(DOMAIN_PAGE, "GET"));
    }

    @Test
    void whereACanaryLeadsStandsBesideWhereTheStageLeads() {
        aws.answers("GetResources", Answers.json(
                """
                {"items": [{"id": "r1", "path": "/orders", "resourceMethods": {"GET": {"httpMethod": "GET",
                  "authorizationType": "NONE", "methodIntegration": {"type": "HTTP_PROXY", "httpMethod": "GET",
                  "uri": "http://${stageVariables.host}/"}}}}]}"""));
        aws.answers("GetStages",
                Answers.json("""
                             {"item": [{"stageName": "prod", "deploymentId": "d1", "variables": {"host": "a"},
                               "canarySettings": {"percentTraffic": 10.0, "deploymentId": "d1",
                                 "stageVariableOverrides": {"host": "b"}}}]}"""));
        Found found = assertInstanceOf(Found.class, finder.find(URL, "GET"));
        assertEquals(List.of("By the settings last edited: The stage's calls lead to http://a/. The 10 % of calls "
                + "through the canary lead to http://b/."), found.notes().stream().map(Texts.english()::of).toList());
    }

    @Test
    void aMethodThatTheResourceLacksIsServedByTheProxyResource() {
        assertEquals(new Found(route("us-east-1", "DELETE", "res0000002", "/{proxy+}", "ANY"), URL, List.of()),
                finder.find(URL, "DELETE"));
    }

    @Test
    void anApiWithoutMethodsIsSaidSo() {
        aws.answers("GetResources", Answers.json("{\"items\": [{\"id\": \"root\", \"path\": \"/\"}]}"));
        assertEquals(new NotFound(Message.of("target.no-method", "orders", "GET", "/orders"),
                Message.of("target.next.no-methods"), ""), finder.find(URL, "GET"));
    }

    @Test
    void anApiThatIsNotThereIsSaidSoWithAccountAndRegion() {
        aws.lacks("GetRestApi").lacks("GetStages").lacks("GetResources");
        assertEquals(new NotFound(Message.of("target.unknown-api-in-account", "a1b2c3d4e5", "us-east-1", ACCOUNT),
                CHECK, ""), finder.find(URL, "GET"));
    }

    @Test
    void aRefusalNamesTheActionAndIsNotTakenForAbsence() {
        aws.denies("GetRestApi", "apigateway:GET");
        assertEquals(
                new NotLooked(Message.of("target.denied", "GetRestApi"),
                        Message.of("target.next.permission", "apigateway:GET", "*"),
                        "not authorized to perform: apigateway:GET"),
                finder.find(URL, "GET"));
    }

    @Test
    void aFailureIsSaidWithWhatToDo() {
        aws.fails("GetResources", FailureKind.TIMED_OUT, "timeout");
        assertEquals(new NotLooked(Message.of("target.failed", "GetResources"), Message.of("target.next.timed-out"),
                "timeout"), finder.find(URL, "GET"));
    }

    @Test
    void anUnreadableAnswerIsAFailure() {
        aws.answers("GetStages", Answers.json("{\"item\": 5}"));
        assertEquals(new NotLooked(Message.of("target.failed", "GetStages"), Message.of("target.next.unreadable"),
                "item: a list is expected, not 5\n{\n  \"item\" : 5\n}"), finder.find(URL, "GET"));
    }

    @Test
    void listsLeadToARoute() {
        List<ListedApi> apis = finder.apis().apis();
        assertEquals(List.of("orders", "orders-http", "shipping"),
                apis.stream().map(listed -> listed.api().name()).toList());
        ListedApi orders = apis.getFirst();
        assertEquals(List.of("prod", "test"),
                finder.stages(orders).seen().orElseThrow().stream().map(Stage::name).toList());
        Route route = finder.methods(orders).seen().orElseThrow().method("/{proxy+}", "ANY")
                .map(method -> finder.route(orders, "prod", method, "PUT")).orElseThrow();
        assertEquals(route("us-east-1", "PUT", "res0000002", "/{proxy+}", "ANY"), route);
    }

    @ParameterizedTest
    @CsvSource({"GetRestApis, target.list.rest, orders-http", "GetApis, target.list.newer, 'orders, shipping'"})
    void aListThatIsRefusedIsNamedAndTheOtherIsThereAllTheSame(String operation, String list, String names) {
        aws.denies(operation, "apigateway:GET");
        ApiList apis = finder.apis();
        assertEquals(names, apis.apis().stream().map(each -> each.api().name()).collect(Collectors.joining(", ")));
        assertEquals(List.of(Message.of(list)), apis.unread().stream().map(ApiList.Unread::what).toList());
        assertInstanceOf(Observed.Denied.class, apis.unread().getFirst().look());
        assertEquals(false, apis.isUnread());
    }

    @Test
    void noListAtAllIsNoEmptyAccount() {
        aws.denies("GetRestApis", "apigateway:GET").fails("GetApis", FailureKind.THROTTLED, "Rate exceeded");
        assertEquals(List.of(), finder.apis().apis());
        assertEquals(true, finder.apis().isUnread());
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyKindOfFailureHasASentence(FailureKind kind) {
        aws.fails("GetRestApi", kind, "raw");
        NotLooked result = assertInstanceOf(NotLooked.class, finder.find(URL, "GET"));
        assertEquals(true, Texts.english().has(result.next().key()), result.next().key());
    }

    @Test
    void everySentenceIsInTheBundle() {
        List<String> missing = Stream.of("target.url.empty", "target.url.too-long", "target.url.none",
                "target.url.host", "target.url.foreign", "target.url.endpoint-only", "target.unknown-api",
                "target.unknown-api-in-account", "target.no-stage",
                "target.unknown-stage", "target.no-method", "target.gone", "target.denied", "target.failed",
                "target.note.region", "target.next.pick", "target.next.url-example",
                "target.next.account-or-region", "target.next.stages", "target.next.no-stages",
                "target.next.methods", "target.next.no-methods", "target.next.permission", "target.next.again")
                .filter(key -> !Texts.english().has(key)).toList();
        assertEquals(List.of(), missing);
    }

    private static Route route(String region, String httpMethod, String resourceId, String path, String methodKey) {
        return new Route(ApiType.REST, "aws", region, ACCOUNT, "a1b2c3d4e5", "prod", httpMethod, resourceId, path,
                methodKey);
    }
}
