package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AsyncServiceChangeTest {

    private static final String FIXTURES = "src/test/resources/checks/backend-slower-than-limit/";
    private static final EvidenceSet HTTP = EvidenceFixture
            .read(Path.of(FIXTURES + "problem-http-api/evidence.json"));
    private static final EvidenceSet REST = EvidenceFixture.read(Path.of(FIXTURES + "problem/evidence.json"));
    private static final String ROLE = "arn:aws:iam::123456789012:role/hand-over";
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";

    private static FakeReading account() {
        String key = HTTP.get(EvidenceKeys.ROUTE).seen().orElseThrow().routeKey();
        return new FakeReading(HTTP)
                .answering("GetRoutes",
                        "{\"Items\": [{\"RouteKey\": \"GET /other\", \"RouteId\": \"no\"}, {\"RouteKey\": \"" + key
                                + "\", \"RouteId\": \"r1\"}]}")
                .answering("GetRoute", "{\"RouteKey\": \"" + key + "\", \"Target\": \"integrations/old\"}");
    }

    private static Draft draft() {
        return assertInstanceOf(Offer.Ready.class, new AsyncServiceChange().offer(account().reading())).draft();
    }

    private static List<String> errors(Draft draft) {
        return draft.problems().stream().filter(Problem::isError).map(one -> one.field() + " " + one.message().key())
                .toList();
    }

    @Test
    void theRouteIsLedToAnIntegrationThatIsMadeFirst() {
        List<AwsCall> calls = draft().with("receiver", "https://sqs.us-east-1.amazonaws.com/123456789012/orders")
                .with("role", ROLE).change().orElseThrow().calls();
        assertEquals(List.of("CreateIntegration", "UpdateRoute"), calls.stream().map(AwsCall::operation).toList());
        assertEquals(
                "{\"MessageBody\":\"$request.body\",\"QueueUrl\":\"https://sqs.us-east-1.amazonaws.com/123456789012/orders\"}",
                calls.getFirst().parameters().path("RequestParameters").toString());
        assertEquals("202",
                calls.getFirst().parameters().at("/ResponseParameters/200/overwrite:statuscode").asString());
        assertEquals("integrations/{{IntegrationId}}", calls.getLast().parameters().path("Target").asString());
    }

    @Test
    void eachServiceTakesTheBodyUnderItsOwnName() {
        Draft machine = draft().with("service", "StepFunctions-StartExecution").with("receiver", MACHINE).with("role",
                ROLE);
        assertEquals("{\"Input\":\"$request.body\",\"StateMachineArn\":\"" + MACHINE + "\"}", machine.change()
                .orElseThrow().calls().getFirst().parameters().path("RequestParameters").toString());
        Draft bus = machine.with("service", "EventBridge-PutEvents");
        assertEquals(List.of("Detail", "DetailType", "Source", "EventBusName"),
                List.copyOf(bus.change().orElseThrow().calls().getFirst().parameters().path("RequestParameters")
                        .propertyNames()));
    }

    @Test
    void whatAwsWouldRefuseIsSaidBesideItsField() {
        assertEquals(List.of("receiver fix.field.empty", "role fix.field.empty"), errors(draft()));
        assertEquals(List.of("receiver change.async-service.form", "role change.async-service.role-form"),
                errors(draft().with("receiver", "orders").with("role", "hand-over")));
        assertEquals(List.of("receiver change.async-service.fifo"), errors(draft()
                .with("receiver", "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo").with("role", ROLE)));
    }

    private static List<String> requests(Draft draft) {
        JsonNode parameters = draft.change().orElseThrow().calls().getFirst().parameters().path("RequestParameters");
        return parameters.properties().stream().map(one -> one.getKey() + "=" + one.getValue().asString()).toList();
    }

    private static List<String> warnings(Draft draft) {
        return draft.problems().stream().filter(one -> !one.isError()).map(one -> one.message().key())
                .filter(key -> !key.endsWith("role-needs")).toList();
    }

    @Test
    void aReceiverInAnotherRegionIsNamedWithIt() {
        String queue = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
        Draft far = draft().with("role", ROLE).with("receiver", queue);
        assertEquals(List.of("MessageBody=$request.body", "QueueUrl=" + queue, "Region=eu-west-1"), requests(far));
        assertEquals(List.of("receiver change.async-service.region"),
                errors(far
                        .withAfter(far.afterText().replace("\"Region\": \"eu-west-1\"", "\"Region\": \"eu-west-2\""))));
        Draft near = far.with("receiver", queue.replace("eu-west-1", "us-east-1"));
        assertEquals(List.of("MessageBody=$request.body", "QueueUrl=" + queue.replace("eu-west-1", "us-east-1")),
                requests(near));
        assertEquals(List.of("receiver change.async-service.region-own"), errors(near.withAfter(near.afterText()
                .replace("\"MessageBody\"", "\"Region\": \"eu-west-1\", \"MessageBody\""))));
        Draft machine = draft().with("service", "StepFunctions-StartExecution").with("role", ROLE).with("receiver",
                MACHINE.replace("us-east-1", "eu-west-1"));
        assertEquals("Region=eu-west-1", requests(machine).getLast());
        Draft bus = draft().with("service", "EventBridge-PutEvents").with("role", ROLE);
        assertEquals(List.of(), errors(bus));
        assertEquals("Region=eu-west-1", requests(bus.with("receiver",
                "arn:aws:events:eu-west-1:123456789012:event-bus/orders")).getLast());
    }

    @Test
    void aReceiverInAnotherAccountMustLetTheRoleIn() {
        Draft draft = draft().with("role", ROLE);
        assertEquals(List.of("change.async-service.account-queue"),
                warnings(draft.with("receiver", "https://sqs.us-east-1.amazonaws.com/999999999999/orders")));
        assertEquals(List.of("change.async-service.account-machine"),
                warnings(draft.with("service", "StepFunctions-StartExecution").with("receiver",
                        MACHINE.replace("123456789012", "999999999999"))));
        assertEquals(List.of("change.async-service.account-bus"),
                warnings(draft.with("service", "EventBridge-PutEvents").with("receiver",
                        "arn:aws:events:us-east-1:999999999999:event-bus/orders")));
        assertEquals(List.of(),
                warnings(draft.with("receiver", "https://sqs.us-east-1.amazonaws.com/123456789012/orders")));
    }

    /** The fixture's API with something else in its place. */
    private static FakeReading account(Path folder, String now, String then) throws IOException {
        String fixture = Files.readString(Path.of(FIXTURES + "problem-http-api/evidence.json"));
        EvidenceSet other = EvidenceFixture
                .read(Files.writeString(folder.resolve("evidence.json"), fixture.replace(now, then)));
        String key = other.get(EvidenceKeys.ROUTE).seen().orElseThrow().routeKey();
        return new FakeReading(other)
                .answering("GetRoutes", "{\"Items\": [{\"RouteKey\": \"" + key + "\", \"RouteId\": \"r1\"}]}")
                .answering("GetRoute", "{\"RouteKey\": \"" + key + "\", \"Target\": \"integrations/old\"}");
    }

    @Test
    void whatHasNoBodyIsNotHandedOver(@TempDir Path folder) throws IOException {
        assertEquals(new Offer.NotHere(Message.of("change.async-service.bodiless", "DELETE")),
                new AsyncServiceChange().offer(account(folder, "\"POST\"", "\"DELETE\"").reading()));
    }

    @Test
    void whatTheBodyDoesNotSayIsSpokenOf(@TempDir Path folder) throws IOException {
        assertEquals(List.of("change.async-service.path"), warnings(assertInstanceOf(Offer.Ready.class,
                new AsyncServiceChange().offer(account(folder, "\"/orders\"", "\"/orders/{id}\"").reading())).draft()));
    }

    @Test
    void itIsOfferedOnHttpApisAloneAndNotTwice() {
        assertEquals(new Offer.NotHere(Message.of("change.async-service.not-here")),
                new AsyncServiceChange().offer(new FakeReading(REST).reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new AsyncServiceChange().offer(account().failing("GetRoutes").reading()));
    }
}
