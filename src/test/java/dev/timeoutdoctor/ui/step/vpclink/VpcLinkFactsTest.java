package dev.timeoutdoctor.ui.step.vpclink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.Fact;
import dev.timeoutdoctor.ui.step.FactsState;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpcLinkFactsTest {

    private final Texts texts = Texts.english();

    private static FactsState.Known known(EvidenceSet evidence) {
        return assertInstanceOf(FactsState.Known.class, VpcLinkFacts.of(PathSession.of(evidence)));
    }

    private static List<String> marks(FactsState.Known state) {
        return state.facts().stream().filter(fact -> !fact.id().startsWith("check-"))
                .map(fact -> fact.id() + " " + fact.mark()).toList();
    }

    private String says(FactsState.Known state, String id) {
        return state.facts().stream().filter(fact -> fact.id().equals(id)).findFirst()
                .map(fact -> texts.of(fact.says())).orElseThrow();
    }

    private String note(FactsState.Known state) {
        return texts.of(state.notes().getFirst());
    }

    @Test
    void thePathIsShownHopByHopAndTheBrokenOneIsMarked() {
        FactsState.Known state = known(PathSession.evidence("targets-unhealthy-and-slow"));
        assertEquals(List.of("backend PLAIN", "vpc-link GOOD", "load-balancer GOOD", "listener GOOD",
                "target-groups PLAIN", "targets PROBLEM", "backend-time PLAIN"), marks(state));
        assertEquals("The first broken hop is this: Targets.", note(state));
        assertEquals("VPC link abc123 of version 1, to a network load balancer: AVAILABLE.",
                says(state, "vpc-link"));
        assertEquals("TCP 80 takes the integration's calls.", says(state, "listener"));
        assertEquals("orders: 0 of 2 healthy. Not healthy: 10.0.1.10:80 us-east-1a unhealthy "
                + "Target.FailedHealthChecks, 10.0.2.20:80 us-east-1b unhealthy Target.FailedHealthChecks. None of 2 "
                + "targets that the listener leads to is healthy: Target.FailedHealthChecks.", says(state, "targets"));
    }

    @Test
    void aBlockedLoadBalancerIsTheFirstBrokenHop() {
        assertEquals("The first broken hop is this: Load balancer.",
                note(known(PathSession.evidence("vpc-link-blocked-at-the-balancer"))));
    }

    @Test
    void behindABrokenLinkTheRestIsUnknown() {
        FactsState.Known state = known(PathSession.evidence("vpc-link-failed-for-another-account"));
        assertEquals(List.of("backend PLAIN", "vpc-link PROBLEM", "load-balancer UNKNOWN", "listener UNKNOWN",
                "target-groups UNKNOWN", "targets UNKNOWN", "backend-time PLAIN"), marks(state));
        assertEquals("The first broken hop is this: VPC link.", note(state));
    }

    @Test
    void whatWasRefusedIsUnknownAndNotFine() {
        FactsState.Known state = known(PathSession.denied(PathSession.evidence("all-well-behind-a-link"),
                EvidenceKeys.TARGET_HEALTH, "elasticloadbalancing:DescribeTargetHealth"));
        assertEquals("Some hops could not be read. They are unknown, not fine.", note(state));
        assertEquals("targets " + Fact.Mark.UNKNOWN, marks(state).get(5));
    }

    @Test
    void whereNothingCouldBeReadNothingIsSaidToWork() {
        EvidenceSet evidence = PathSession.evidence("all-well-behind-a-link");
        List<EvidenceKey<?>> hops = List.of(EvidenceKeys.VPC_LINK, EvidenceKeys.LOAD_BALANCER, EvidenceKeys.LISTENERS,
                EvidenceKeys.TARGET_GROUPS, EvidenceKeys.TARGET_HEALTH);
        for (EvidenceKey<?> key : hops) {
            evidence = PathSession.denied(evidence, key, "any:Describe");
        }
        FactsState.Known state = known(evidence);
        assertEquals("Nothing behind the integration could be read. That says nothing about whether it works.",
                note(state));
        assertFalse(marks(state).stream().anyMatch(mark -> mark.endsWith("GOOD")));
    }

    @Test
    void aWholePathIsSaidToBeWhole() {
        assertEquals("Every hop was read, and none is broken.",
                note(known(PathSession.evidence("all-well-behind-a-link"))));
    }

    @Test
    void eachHopHasItsSource() {
        FactsState.Known state = known(PathSession.evidence("all-well-behind-a-link"));
        assertEquals(List.of(), state.facts().stream().filter(fact -> !fact.id().startsWith("check-"))
                .filter(fact -> fact.sources().isEmpty()).map(Fact::id).toList());
    }

    @Test
    void aFunctionHasNoPathThroughALink() {
        Session session = PathSession.of(PathSession.evidence("function-without-a-way-out"));
        assertInstanceOf(FactsState.NotHere.class, VpcLinkFacts.of(session));
    }
}
