package dev.timeoutdoctor.ui.step.vpclink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckInfo.Area;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.fix.change.Reading;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.GuidedStep;
import dev.timeoutdoctor.ui.step.raise.OfferViewModel;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VpcLinkStepTest extends StepScreen {

    @TempDir
    Path folder;

    private final AtomicReference<Offer> offered = new AtomicReference<>(
            new Offer.NotHere(Message.of("change.security-group.unsure")));

    private final AtomicReference<OfferViewModel> offer = new AtomicReference<>();

    /** Offers whatever the test says, as the change of security groups. */
    private record Fake(AtomicReference<Offer> offered) implements ChangeType {

        @Override
        public ChangeKind kind() {
            return ChangeKind.SECURITY_GROUP;
        }

        @Override
        public Offer offer(Reading reading) {
            return Objects.requireNonNull(offered.get());
        }
    }

    @Override
    protected WizardStep make() {
        offer.set(new OfferViewModel(wizard.model, wizard.account.services(wizard.model, folder), texts,
                new Fake(offered)));
        OffersPane offers = new OffersPane(List.of(offer.get()), texts, new EvidenceWindow(texts, call -> ""));
        return new GuidedStep(StepId.VPC_LINK, wizard.services(work.tasks()), wizard.model,
                new VpcLinkViewModel(wizard.model).stateProperty(), offers);
    }

    private OfferViewModel model() {
        return Objects.requireNonNull(offer.get());
    }

    @Test
    void whatWasMadeCanBeTakenBackThoughItIsOfferedNoMore() {
        examined(linked("xy12ab"), SampleEvidence.NO_DIAGNOSIS);
        Message already = Message.of("change.security-group.open");
        offered.set(new Offer.AlreadySo(already));
        AwsCall call = AwsCall.of("ec2", "DescribeSecurityGroups", "us-east-1", Map.of());
        Change made = new Change(ChangeKind.SECURITY_GROUP, "sg-1", "123456789012", "us-east-1",
                List.of(new ChangeStep(call, new Expected(call, List.of(), Json.object()), Json.object())), List.of(),
                false, already);
        interact(() -> {
            model().flow().resume(List.of(made));
            model().readAgain();
        });
        assertEquals(texts.of(already), text("change-security-group-said"));
        assertTrue(shown("change-security-group-undo"));
        interact(() -> {
            model().flow().reset();
            model().enter();
        });
        assertFalse(shown("change-security-group"));
    }

    @Test
    void aRuleToCopyHasItsCommandAndItsWayBackAndNoButtonToApply() {
        AwsCall call = AwsCall.of("ec2", "AuthorizeSecurityGroupIngress", "us-east-1", Map.of("GroupId", "sg-1"));
        AwsCall back = AwsCall.of("ec2", "RevokeSecurityGroupIngress", "us-east-1", Map.of("GroupId", "sg-1"));
        offered.set(new Offer.ByHand(Message.of("change.security-group.title", List.of("sg-1")),
                List.of(Message.of("change.security-group.why")), List.of(call), List.of(back)));
        examined(linked("xy12ab"), SampleEvidence.NO_DIAGNOSIS);
        interact(step()::onEnter);
        assertEquals(texts.of("change.security-group.title", List.of("sg-1")), text("change-security-group-said"));
        assertFalse(shown("change-security-group-hand-commands"));
        clickOn("#change-security-group-open");
        CodeBlock commands = lookup("#change-security-group-hand-commands").query();
        assertEquals(CliCommand.of(call), commands.code());
        CodeBlock wayBack = lookup("#change-security-group-hand-back").query();
        assertEquals(CliCommand.of(back), wayBack.code());
        assertFalse(shown("change-security-group-apply"));
        offered.set(new Offer.AlreadySo(Message.of("change.security-group.open")));
        clickOn("#change-security-group-hand-look");
        assertFalse(shown("change-security-group"));
        assertTrue(shown("offers-already"));
    }

    private void examined(EvidenceSet evidence, Diagnosis diagnosis) {
        interact(() -> {
            wizard.targeted();
            wizard.model.update(now -> now.examined(SampleSession.examination(evidence, diagnosis, List.of())));
        });
    }

    /** The same API with a VPC link of this id. */
    private static EvidenceSet linked(String id) {
        ApiDefinition definition = new ApiDefinition(
                List.of(new ApiMethod("x9y8z7", "/orders", "POST", "NONE", "", false,
                        Integration.of(IntegrationType.HTTP_PROXY, "POST", "https://orders.internal.example/orders")
                                .withConnection("VPC_LINK", id, ""))));
        return SampleEvidence.gateway(29_000, 29_000)
                .with(EvidenceKeys.DEPLOYED_SNAPSHOT, SampleEvidence.seen(definition, "apigateway", "GetExport",
                        Map.of()))
                .with(EvidenceKeys.GATEWAY_METRICS, SampleEvidence.seen(
                        SampleEvidence.gatewayMetrics(1_284, 37, 18_000, 28_000, 28_900), "cloudwatch",
                        "GetMetricData", Map.of()));
    }

    @Test
    void beforeAnExaminationItSaysSo() {
        assertFalse(shown("vpc-link-facts"));
        assertEquals("Not examined yet", step().status().getValue());
    }

    @Test
    void aFunctionNeedsNoLinkAndTheStepSaysWhyItDoesNotApply() {
        examined(SampleEvidence.slowFunction(), SampleEvidence.NO_DIAGNOSIS);
        assertEquals(texts.of("vpc.not-here.function", "orders-backend"), text("vpc-link-note-text"));
        assertEquals("Does not apply here", step().status().getValue());
        assertTrue(shown("fact-backend"));
        assertFalse(shown("fact-vpc-link"));
    }

    @Test
    void theBackendIsNamedAndALinkThatWasNotReadIsUnknown() {
        examined(linked("xy12ab"), SampleEvidence.NO_DIAGNOSIS);
        assertEquals("Unknown", row("fact-vpc-link").get(2));
        assertEquals("HTTP_PROXY to https://orders.internal.example/orders", row("fact-backend").get(1));
        assertEquals("p50 is 18.0 s and p99 is 28.0 s, as the gateway saw it over 3 h.",
                row("fact-backend-time").get(1));
    }

    @Test
    void theIdOfAVpcEndpointIsNoLink() {
        examined(linked("vpce-0a1b2c3d"), SampleEvidence.NO_DIAGNOSIS);
        assertEquals("Problem", row("fact-vpc-link").get(2));
    }

    @Test
    void whatTheNetworkChecksSayStandsThereToo() {
        CheckInfo info = new CheckInfo("logging-off", Area.NETWORK, Set.of(EvidenceKeys.GATEWAY_ACCOUNT), Set.of(),
                List.of("logging-off"));
        examined(linked("xy12ab"), new Diagnosis(List.of(new CheckResult(info, new Verdict.Crashed("check-1a2b"))),
                List.of(), List.of()));
        assertEquals("Could not look: the check broke (check-1a2b).", row("fact-check-logging-off").get(1));
        assertEquals("Unknown", row("fact-check-logging-off").get(2));
    }
}
