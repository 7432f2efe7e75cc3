package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.owner.Drift;
import dev.timeoutdoctor.fix.owner.Drift.Difference;
import dev.timeoutdoctor.fix.owner.Owner;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose the lab's things are, asked with the real SDK. */
class OwnersInLabTest {

    private static final Map<String, String> METHOD = Map.of("restApiId", "n8v3k1p0x5", "resourceId", "w7e5r3",
            "httpMethod", "GET");

    private static Lab lab;
    private static SdkClients clients;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.of(Scenarios.byId("no-way-out")));
        clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()), StubAws.LIMITS);
    }

    @AfterAll
    static void stop() {
        clients.close();
        lab.close();
    }

    /** The owner, without the time of the last look. */
    private static String ownerOf(String scenario, String service, String operation, Map<String, ?> parameters) {
        lab.switchTo(Scenarios.byId(scenario));
        SdkAwsReader reader = new SdkAwsReader(clients, InstantSource.system(), Texts.english());
        AwsCall read = AwsCall.of(service, operation, lab.region(), parameters);
        Owner owner = new OwnerReader(reader, InstantSource.system())
                .look(List.of(read), lab.account(), EvidenceSet.empty()).all().getFirst().owner();
        if (!(owner instanceof Owner.Stack stack)) {
            return owner.toString();
        }
        return String.join(" ", stack.name(), stack.logicalId(), stack.itself() ? "itself" : "holder",
                stack.tool().name(), switch (stack.drift()) {
                    case Drift.Modified modified -> modified.differences().toString();
                    case Drift.InSync _ -> "in sync";
                    case Drift.NotChecked _ -> "not checked";
                    case Drift.Deleted _,Drift.Undetectable _,Drift.Unmatched _,Drift.Unseen _ ->
                        stack.drift().toString();
                });
    }

    @Test
    void theMethodOfAStackHasDriftedInItsTimeout() {
        assertEquals("backoffice AdminMethod itself CLOUDFORMATION "
                + List.of(new Difference("/Integration/TimeoutInMillis", "10000", "29000")),
                ownerOf("no-way-out", "apigateway", "GetIntegration", METHOD));
    }

    @Test
    void theStageOfAStackIsAsItsTemplateHasIt() {
        assertEquals("backoffice ProdStage itself CLOUDFORMATION in sync",
                ownerOf("no-way-out", "apigateway", "GetStage",
                        Map.of("restApiId", "n8v3k1p0x5", "stageName", "prod")));
    }

    @Test
    void aFunctionAndItsAliasAreOfTheFunctionsStack() {
        Difference timeout = new Difference("/Timeout", "30", "60");
        assertEquals("backoffice AdminFunction itself CLOUDFORMATION " + List.of(timeout),
                ownerOf("no-way-out", "lambda",
                        "GetFunctionConcurrency", Map.of("FunctionName", "backoffice-admin")));
        assertEquals("backoffice AdminFunction holder CLOUDFORMATION " + List.of(timeout),
                ownerOf("no-way-out", "lambda", "GetAlias",
                        Map.of("FunctionName", "backoffice-admin", "Name", "live")));
    }

    @Test
    void aFunctionOfNoStackIsNobodys() {
        assertEquals(new Owner.Nobody().toString(), ownerOf("no-way-out", "lambda", "GetFunctionConfiguration",
                Map.of("FunctionName", "backoffice-home")));
    }

    @Test
    void aLoadBalancerAndItsTargetGroupAreOfACdkStackWhoseApiIsNot() {
        Map<String, String> arns = lab(Scenarios.byId("balancer-keeps-silent").id());
        assertEquals("ParcelsNetwork ParcelsNlb8C1D4E7A itself CDK not checked",
                ownerOf("balancer-keeps-silent", "elbv2",
                        "DescribeLoadBalancerAttributes",
                        Map.of("LoadBalancerArn", arns.getOrDefault("balancer", ""))));
        assertEquals("ParcelsNetwork ParcelsNlbListenerParcelsGroup5F0B2A93 itself CDK in sync",
                ownerOf("balancer-keeps-silent", "elbv2", "DescribeTargetGroups",
                        Map.of("TargetGroupArns", List.of(arns.getOrDefault("group", "")))));
        assertEquals(new Owner.Nobody().toString(), ownerOf("balancer-keeps-silent", "apigateway", "GetStage",
                Map.of("restApiId", "b2a4l6n8c0", "stageName", "prod")));
    }

    private static Map<String, String> lab(String scenario) {
        lab.switchTo(Scenarios.byId(scenario));
        SdkAwsReader reader = new SdkAwsReader(clients, InstantSource.system(), Texts.english());
        String balancer = reader.read(AwsCall.of("elbv2", "DescribeLoadBalancers", lab.region(), Map.of())).seen()
                .orElseThrow().path("LoadBalancers").path(0).path("LoadBalancerArn").asString();
        String group = reader.read(AwsCall.of("elbv2", "DescribeTargetGroups", lab.region(), Map.of())).seen()
                .orElseThrow().path("TargetGroups").path(0).path("TargetGroupArn").asString();
        return Map.of("balancer", balancer, "group", group);
    }

    @Test
    void anAlarmThatIsNotThereIsNobodys() {
        assertEquals(new Owner.Nobody().toString(), ownerOf("no-way-out", "cloudwatch", "DescribeAlarms",
                Map.of("AlarmNames", List.of("backoffice-api slow"))));
    }
}
