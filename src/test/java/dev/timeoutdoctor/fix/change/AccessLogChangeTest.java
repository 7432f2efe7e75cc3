package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.change.FakeReading.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogChangeTest {

    private static final String FIXTURES = "src/test/resources/checks/backend-slower-than-limit/";
    private static final EvidenceSet REST = EvidenceFixture.read(Path.of(FIXTURES + "problem/evidence.json"));
    private static final EvidenceSet HTTP = EvidenceFixture
            .read(Path.of(FIXTURES + "problem-http-api/evidence.json"));
    private static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/";

    private static FakeReading logging(String format) {
        return new FakeReading(REST).answering("GetStage",
                Json.object().put("stageName", "prod").put("deploymentId", "d1")
                        .set("accessLogSettings",
                                Json.object().put("destinationArn", GROUP + "a").put("format", format))
                        .toString());
    }

    private static FakeReading silent() {
        return new FakeReading(REST).answering("GetStage", "{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}")
                .answering("GetAccount", "{\"cloudwatchRoleArn\": \"arn:aws:iam::123456789012:role/logs\"}");
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new AccessLogChange().offer(account.reading())).draft();
    }

    private static String patch(String format) {
        return "UpdateStage {\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/accessLogSettings/format\",\"value\":"
                + Json.MAPPER.writeValueAsString(format) + "}],\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}";
    }

    @ParameterizedTest
    @CsvSource({"REST, access-log-rest", "HTTP, access-log-http"})
    void theFormatIsTheOneThatTheGuideShows(ApiType type, String file) throws IOException {
        assertEquals(
                Files.readString(Path.of("src/main/resources/dev/timeoutdoctor/guide/code", file + ".json")).strip(),
                AccessLogTemplate.of(type).whole());
    }

    @ParameterizedTest
    @CsvSource({"REST", "HTTP", "WEBSOCKET"})
    void aWholeFormatLacksNothing(ApiType type) {
        AccessLogTemplate template = AccessLogTemplate.of(type);
        assertEquals(List.of(), template.lacking(template.whole()));
    }

    @Test
    void aJsonFormatKeepsWhatItHasAndGetsWhatItLacks() {
        String before = "{\"requestId\":\"$context.requestId\",\"status\":$context.status,"
                + "\"latency\":$context.integrationLatency,\"wafMs\":\"none\",\"total\":$context.responseLatency }";
        String after = "{\"requestId\":\"$context.requestId\",\"status\":$context.status,"
                + "\"latency\":$context.integrationLatency,\"wafMs\":\"none\",\"total\":$context.responseLatency,"
                + "\"intStatus\":\"$context.integration.status\","
                + "\"svcStatus\":\"$context.integration.integrationStatus\",\"intErr\":\"$context.integration.error\","
                + "\"errType\":\"$context.error.responseType\",\"authMs\":\"$context.authorizer.latency\","
                + "\"waf.latency\":\"$context.waf.latency\"}";
        Draft draft = draft(logging(before));
        Change change = draft.change().orElseThrow();
        assertEquals(List.of(patch(after)), calls(change));
        assertEquals(List.of(patch(before)), logging(before).wayBack(change));
        assertEquals(List.of(
                Message.of("change.access-log.added",
                        List.of("$context.integration.status", "$context.integration.integrationStatus",
                                "$context.integration.error", "$context.error.responseType",
                                "$context.authorizer.latency", "$context.waf.latency")),
                Message.of("change.access-log.rest")), draft.notes());
    }

    @Test
    void anotherFormatIsReplacedAndThatIsSaid() {
        Draft draft = draft(logging("$context.requestId $context.status"));
        assertEquals(List.of(patch(AccessLogTemplate.of(ApiType.REST).whole())), calls(draft.change().orElseThrow()));
        assertEquals(Message.of("change.access-log.replaced"), draft.notes().get(0));
    }

    @Test
    void aFormatThatTellsThePartsApartIsNotOfferedAgain() {
        assertEquals(new Offer.AlreadySo(Message.of("change.access-log.already", "prod")),
                new AccessLogChange().offer(logging(AccessLogTemplate.of(ApiType.REST).whole()).reading()));
    }

    @Test
    void aLogThatIsOffGetsALogGroupFirstAndUndoDeletesIt() {
        Draft draft = draft(silent());
        Change change = draft.change().orElseThrow();
        String name = "/aws/apigateway/a1b2c3d4e5/prod";
        assertEquals(List.of("CreateLogGroup {\"logGroupName\":\"" + name + "\"}",
                "PutRetentionPolicy {\"logGroupName\":\"" + name + "\",\"retentionInDays\":30}",
                "UpdateStage {\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/accessLogSettings/destinationArn\","
                        + "\"value\":\"arn:aws:logs:us-east-1:123456789012:log-group:" + name
                        + "\"},{\"op\":\"replace\",\"path\":\"/accessLogSettings/format\",\"value\":"
                        + Json.MAPPER.writeValueAsString(AccessLogTemplate.of(ApiType.REST).whole())
                        + "}],\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}"),
                calls(change));
        assertEquals(List.of(
                "UpdateStage {\"patchOperations\":[{\"op\":\"remove\",\"path\":\"/accessLogSettings\"}],"
                        + "\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}",
                "DeleteLogGroup {\"logGroupName\":\"" + name + "\"}"), silent().wayBack(change));
        assertEquals(Message.of("change.access-log.undo", name), draft.notes().get(1));
    }

    @Test
    void linesAreKeptForAsManyDaysAsAwsOffersOrForEver() {
        assertEquals(List.of("CreateLogGroup", "UpdateStage"), draft(silent()).with("days", "").change().orElseThrow()
                .calls().stream().map(call -> call.operation()).toList());
        assertEquals(List.of("days"), draft(silent()).with("days", "31").problems().stream().filter(Problem::isError)
                .map(Problem::field).toList());
    }

    @Test
    void aLogGroupThatIsThereIsUsedAndStays() {
        FakeReading account = silent().answering("DescribeLogGroups",
                """
                {"logGroups": [{"logGroupName": "/aws/apigateway/a1b2c3d4e5/prod-2"},
                               {"logGroupName": "/aws/apigateway/a1b2c3d4e5/prod", "storedBytes": 12}]}""");
        assertEquals(List.of("UpdateStage"),
                draft(account).change().orElseThrow().calls().stream().map(call -> call.operation()).toList());
    }

    @Test
    void anHttpApiNeedsNoRoleAndItsLogIsTurnedOffByACallOfItsOwn() {
        FakeReading account = new FakeReading(HTTP).answering("GetStage",
                "{\"StageName\": \"$default\", \"AutoDeploy\": true}");
        Change change = draft(account).change().orElseThrow();
        assertEquals(List.of("CreateLogGroup {\"logGroupName\":\"/aws/apigateway/h1b2c3d4e5/default\"}",
                "PutRetentionPolicy {\"logGroupName\":\"/aws/apigateway/h1b2c3d4e5/default\",\"retentionInDays\":30}",
                "UpdateStage {\"AccessLogSettings\":{\"DestinationArn\":\"" + GROUP
                        + "h1b2c3d4e5/default\",\"Format\":"
                        + Json.MAPPER.writeValueAsString(AccessLogTemplate.of(ApiType.HTTP).whole())
                        + "},\"ApiId\":\"h1b2c3d4e5\",\"StageName\":\"$default\"}"),
                calls(change));
        assertEquals(List.of("DeleteAccessLogSettings {\"ApiId\":\"h1b2c3d4e5\",\"StageName\":\"$default\"}",
                "DeleteLogGroup {\"logGroupName\":\"/aws/apigateway/h1b2c3d4e5/default\"}"), account.wayBack(change));
    }

    @Test
    void withoutTheRoleItIsNotOfferedAndWhereTheRoleCannotBeReadNothingIsGuessed() {
        assertEquals(new Offer.NotHere(Message.of("change.access-log.no-role", "us-east-1")),
                new AccessLogChange().offer(silent().answering("GetAccount", "{}").reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new AccessLogChange().offer(silent().failing("GetAccount").reading()));
        assertEquals(new Offer.NotHere(Message.of("change.no-route")),
                new AccessLogChange().offer(new FakeReading(EvidenceSet.empty()).reading()));
    }

    @Test
    void whatAwsWouldRefuseIsSaidAtTheFormat() {
        Draft draft = draft(silent());
        assertEquals(List.of("format"), errors(draft.with("format", "$context.status")));
        assertEquals(List.of("format"), errors(draft.with("format", "$context.requestId\n$context.status")));
        assertEquals(List.of("format"), errors(draft.with("format", "$context.requestId" + "x".repeat(3_072))));
        assertEquals(List.of(Problem.AFTER),
                errors(draft.withAfter(draft.afterText().replace("\"/aws/apigateway/", "\"/aws/lambda/"))));
        assertEquals(List.of(), errors(draft.with("format", "$context.extendedRequestId")));
    }

    private static List<String> errors(Draft draft) {
        return draft.problems().stream().filter(Problem::isError).map(Problem::field).toList();
    }
}
