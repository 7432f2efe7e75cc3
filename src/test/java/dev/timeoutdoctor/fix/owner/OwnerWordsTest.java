package dev.timeoutdoctor.fix.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.owner.Drift.Difference;
import dev.timeoutdoctor.fix.snippet.Tool;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnerWordsTest {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final AwsCall READ = AwsCall.of("apigateway", "GetIntegration", "us-east-1",
            Map.of("restApiId", "a1b2c3d4e5", "resourceId", "x1", "httpMethod", "POST"));
    private static final String EFFECT = "A change made here is drift. CloudFormation compares templates, not what AWS "
            + "has: an update of the stack that leaves this resource as it is in the template leaves the change too. One "
            + "that edits the resource may put the template's value back, and a drift-aware change set does (AWS: "
            + "CloudFormation user guide). So edit the template first.";

    private static JsonNode json(int timeout) {
        return JsonMapper.builder().build().createObjectNode().put("timeoutInMillis", timeout);
    }

    private static Change raising(int from, int to) {
        return new Change(ChangeKind.INTEGRATION, "orders-api · POST /orders", "123456789012", "us-east-1",
                List.of(new ChangeStep(AwsCall.of("apigateway", "UpdateIntegration", "us-east-1", Map.of()),
                        new Expected(READ, List.of("timeoutInMillis"), json(from)), json(to))),
                List.of(), true, Message.of("change.open"));
    }

    private static Ownership stack(Drift drift) {
        return owned(new Owner.Stack("shop", "PostOrders", "AWS::ApiGateway::Method", true, Tool.SAM, drift));
    }

    private static Ownership owned(Owner owner) {
        return new Ownership(List.of(new Ownership.Owned(READ, owner)));
    }

    private static List<String> words(Ownership ownership, int from, int to) {
        return OwnerWords.of(ownership, Optional.of(raising(from, to))).stream().map(Texts.english()::of).toList();
    }

    @Test
    void aSettingThatHasDriftedIsNamedWithBothValues() {
        Drift drift = new Drift.Modified(AT, List.of(new Difference("/Integration/TimeoutInMillis", "29000", "10000"),
                new Difference("/ApiKeyRequired", "", "true")));

        assertEquals(List.of(
                "CloudFormation stack shop owns this: PostOrders (AWS::ApiGateway::Method); its template is kept with SAM.",
                EFFECT,
                "This setting has drifted already: the template says 29000 for Integration.TimeoutInMillis, AWS had 10000 "
                        + "when CloudFormation last looked (2026-11-20 09:00:00 UTC).",
                "CloudFormation last looked for drift at 2026-11-20 09:00:00 UTC. One property was not as in the "
                        + "template: ApiKeyRequired (template: nothing, AWS: true)."),
                words(stack(drift), 10_000, 15_000));
    }

    @Test
    void aChangeBackToTheTemplateSaysThatItNeedsNoEdit() {
        Drift drift = new Drift.Modified(AT, List.of(new Difference("/Integration/TimeoutInMillis", "29000", "10000")));

        assertEquals(
                "This setting has drifted already: the template says 29000 for Integration.TimeoutInMillis, AWS had "
                        + "10000 when CloudFormation last looked (2026-11-20 09:00:00 UTC). This change brings it back to the "
                        + "template, which then needs no edit.",
                words(stack(drift), 10_000, 29_000).get(2));
    }

    @Test
    void everyStateOfDriftIsSaid() {
        assertEquals("CloudFormation last looked for drift at 2026-11-20 09:00:00 UTC and found none.",
                words(stack(new Drift.InSync(AT)), 1, 2).getLast());
        assertEquals(
                "Nobody has let CloudFormation look for drift here, so whether it differs from the template already "
                        + "is not known.",
                words(stack(new Drift.NotChecked()), 1, 2).getLast());
        assertEquals("Whether it has drifted from the template already could not be read: "
                + "cloudformation:DescribeStackResources is not allowed.",
                words(stack(new Drift.Unseen(denied())), 1, 2).getLast());
        assertEquals("Which AWS::ApiGateway::Method of the stack this is cannot be told from what CloudFormation has "
                + "compared so far, so neither can whether it has drifted.",
                words(stack(new Drift.Unmatched("AWS::ApiGateway::Method")), 1, 2).getLast());
        assertEquals(
                "CloudFormation last looked for drift at 2026-11-20 09:00:00 UTC and did not find this resource any "
                        + "more.",
                words(stack(new Drift.Deleted(AT)), 1, 2).getLast());
        assertEquals("CloudFormation last looked for drift at 2026-11-20 09:00:00 UTC. It found some, and did not say "
                + "where.", words(stack(new Drift.Modified(AT, List.of())), 1, 2).getLast());
    }

    private static Observed<JsonNode> denied() {
        return new Observed.Denied<>("cloudformation:DescribeStackResources", "*", "no",
                new dev.timeoutdoctor.evidence.Source(READ, AT, json(1)));
    }

    @Test
    void whoCouldNotBeAskedIsSaidAndClaimedByNobody() {
        assertEquals(List.of("Whether a CloudFormation stack owns this could not be read: "
                + "cloudformation:DescribeStackResources is not allowed. If one does, a change made here is drift."),
                words(owned(new Owner.Unseen(denied())), 1, 2));
    }

    @Test
    void nothingIsSaidOfWhatNobodyOwns() {
        assertEquals(List.of(), words(owned(new Owner.Nobody()), 1, 2));
        assertEquals(List.of(), words(Ownership.NONE, 1, 2));
    }

    @Test
    void terraformTakesTheChangeBackAtItsNextApply() {
        assertEquals(List.of("Terraform manages this, as the tag ManagedBy = terraform says.",
                "A change made here is drift: the next terraform apply takes back what its configuration says otherwise. "
                        + "So edit the configuration first."),
                words(owned(new Owner.Terraform("ManagedBy", "terraform")), 1, 2));
    }

    @Test
    void whatIsStillToDoIsRemembered() {
        assertEquals("Still to do: make the same edit in the template of stack shop. Until then the stack has drifted.",
                OwnerWords.reminder(stack(new Drift.NotChecked()), raising(1, 2)).map(Texts.english()::of).orElse(""));
        assertEquals(Optional.empty(), OwnerWords.reminder(owned(new Owner.Nobody()), raising(1, 2)));
    }
}
