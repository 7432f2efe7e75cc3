package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers of one account that contradict each other: what can still be told is told, the rest is unknown, and nothing becomes good by
 * a contradiction.
 */
@Timeout(120)
class ContradictingAnswersTest {

    private static final String DEPLOYMENT = "\"deploymentId\":\"[a-z0-9]+\"";

    @TempDir
    private Path folder;
    private final IdentityHashMap<Altered, Map<String, String>> known = new IdentityHashMap<>();

    @Test
    void aStageThatPointsToADeploymentThatIsGone() throws IOException {
        Altered whole = Altered.of("raised-never-deployed");
        Altered gone = whole.text(List.of("GetStage", "GetStages"), DEPLOYMENT, "\"deploymentId\":\"gone99\"");
        assertEquals(Map.of(), changed(whole, gone));
        assertEquals("unknown", changed(whole, gone.gone("GetExport")).get("stage-not-redeployed"));
    }

    @Test
    void anAliasThatPointsToAVersionThatIsGone() throws IOException {
        Altered whole = Altered.of("fixed-but-not-called");
        Altered later = whole.text(List.of("GetAlias", "GetFunctionConfiguration"),
                "\"(FunctionVersion|Version)\":\"3\"", "\"$1\":\"99\"");
        assertEquals(Map.of(), changed(whole, later));
        Altered gone = whole.gone("GetAlias", "GetFunctionConfiguration");
        assertEquals("unknown", changed(whole, gone).get("alias-points-to-old-version"));
    }

    @Test
    void aTargetGroupWithoutItsBalancer() throws IOException {
        Altered whole = Altered.of("moved-to-another-port");
        assertEquals(Map.of(), changed(whole, whole.text(List.of("DescribeTargetGroups"),
                "\"LoadBalancerArns\":\\[[^\\]]*\\]", "\"LoadBalancerArns\":[]")));
        Map<String, String> unknown = new TreeMap<>(Map.of("load-balancer-security-group-blocks", "unknown",
                "zone-without-healthy-target", "unknown"));
        assertEquals(unknown, changed(whole, whole.gone("DescribeLoadBalancers")));
        assertEquals(unknown, changed(whole,
                whole.text(List.of("DescribeLoadBalancers"), "^.*$", "{\"LoadBalancers\":[]}")));
    }

    @Test
    void aListenerThatForwardsToAGroupThatNobodyLists() throws IOException {
        Altered whole = Altered.of("one-in-three-hangs");
        assertEquals(new TreeMap<>(Map.of("load-balancer-security-group-blocks", "unknown", "targets-unhealthy",
                "unknown", "zone-without-healthy-target", "unknown")),
                changed(whole, whole.text(List.of("DescribeListeners"), "targetgroup/[a-z]+/",
                        "targetgroup/nobody/")));
    }

    @Test
    void anIntegrationThatNamesAVpcLinkThatIsNotThere() throws IOException {
        for (String scenario : List.of("moved-to-another-port", "change-never-went-live")) {
            Altered whole = Altered.of(scenario);
            Map<String, String> changed = changed(whole, whole.gone("GetVpcLink"));
            assertEquals("problem", changed.get("vpc-link-id-wrong"));
            assertEquals("unknown", changed.get("load-balancer-security-group-blocks"));
        }
    }

    private Map<String, String> verdicts(Altered whole) throws IOException {
        Map<String, String> verdicts = known.get(whole);
        if (verdicts == null) {
            verdicts = Altered.verdicts(whole.examined(folder));
            known.put(whole, verdicts);
        }
        return verdicts;
    }

    /** The checks that say something else now, none of them good; the report is written whatever it says. */
    private Map<String, String> changed(Altered before, Altered after) throws IOException {
        Map<String, String> first = verdicts(before);
        Session examined = after.examined(folder);
        Map<String, String> then = Altered.verdicts(examined);
        Map<String, String> changed = new TreeMap<>();
        TreeSet<String> ids = new TreeSet<>(first.keySet());
        ids.addAll(then.keySet());
        ids.stream().filter(id -> !first.getOrDefault(id, "").equals(then.getOrDefault(id, "")))
                .forEach(id -> changed.put(id, then.getOrDefault(id, "")));
        assertFalse(changed.containsValue("good") || then.containsValue("crashed"), changed::toString);
        assertTrue(LabEvidence.report(examined).contains("timeout-doctor-report"));
        return changed;
    }
}
