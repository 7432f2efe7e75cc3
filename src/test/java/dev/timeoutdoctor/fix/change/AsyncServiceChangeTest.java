package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void itIsOfferedOnHttpApisAloneAndNotTwice() {
        assertEquals(new Offer.NotHere(Message.of("change.async-service.not-here")),
                new AsyncServiceChange().offer(new FakeReading(REST).reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new AsyncServiceChange().offer(account().failing("GetRoutes").reading()));
    }
}
