package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders:${stageVariables.alias}";
    private static final String INVOKED = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + FUNCTION
            + "/invocations";

    @Test
    void stageVariablesAreFilledIn() {
        assertEquals("The stage's calls lead to arn:aws:lambda:us-east-1:123456789012:function:orders:live.",
                words(INVOKED, stage("\"alias\": \"live\"", "")));
    }

    @Test
    void theCanarysOwnValuesStandBesideTheStages() {
        assertEquals(
                "The stage's calls lead to arn:aws:lambda:us-east-1:123456789012:function:orders:live. The 10 % of calls "
                        + "through the canary lead to arn:aws:lambda:us-east-1:123456789012:function:orders:next.",
                words(INVOKED, stage("\"alias\": \"live\"", canary("d1", "\"alias\": \"next\""))));
    }

    @Test
    void aVariableThatOnlyTheCanarySetsCountsForTheCanaryAlone() {
        assertEquals(
                "The stage's calls lead to http://${stageVariables.host}/orders. The 10 % of calls through the canary lead "
                        + "to http://beta.example.com/orders.",
                words("http://${stageVariables.host}/orders",
                        stage("", canary("d1", "\"host\": \"beta.example.com\""))));
    }

    @Test
    void aCanaryWithOtherVariablesThanTheAddressLeadsToTheSame() {
        assertEquals(
                "The stage's calls lead to http://a.example.com/. The 10 % of calls through the canary lead there, too.",
                words("http://a.example.com/", stage("", canary("d1", "\"log\": \"verbose\""))));
    }

    @Test
    void whereAnotherDeploymentLeadsIsNotKnown() {
        assertEquals(
                "The stage's calls lead to http://a.example.com/. The 10 % of calls through the canary are served by "
                        + "deployment d2. AWS exports only what the stage itself serves, so where they lead is not known.",
                words("http://a.example.com/", stage("", canary("d2", ""))));
        assertEquals(
                "The stage's calls lead to http://a/. The 10 % of calls through the canary are served by deployment d2, "
                        + "which AWS does not export. With the canary's variables the stage's own settings would lead to http://b/.",
                words("http://${stageVariables.host}/", stage("\"host\": \"a\"", canary("d2", "\"host\": \"b\""))));
    }

    @Test
    void aVpcLinkByVariableIsFilledInToo() {
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", "http://orders.local/")
                .withConnection("VPC_LINK", "${stageVariables.link}", "");
        assertEquals("The stage's calls lead to http://orders.local/ through the VPC link vlk1.",
                Texts.english().of(Destination.of(integration, stage("\"link\": \"vlk1\"", "")).words()));
    }

    @ParameterizedTest
    @CsvSource({"http://a.example.com/?code=s3cret, http://a.example.com/?…",
            "http://me:s3cret@a.example.com/x, http://…@a.example.com/x"})
    void whatMayBeSecretIsLeftOut(String uri, String shown) {
        assertEquals("The stage's calls lead to " + shown + ".", words(uri, stage("", "")));
    }

    @ParameterizedTest
    @CsvSource({"http://a.example.com/, '', false", "http://${stageVariables.host}/, '', true",
            "http://a.example.com/, d2, true", "'', d2, false"})
    void thereIsMoreToSayWithVariablesOrACanary(String uri, String canary, boolean notable) {
        assertEquals(notable, Destination.of(Integration.of(IntegrationType.HTTP_PROXY, "GET", uri),
                stage("", canary.isEmpty() ? "" : canary(canary, ""))).isNotable());
    }

    private static String words(String uri, Stage stage) {
        return Texts.english()
                .of(Destination.of(Integration.of(IntegrationType.HTTP_PROXY, "GET", uri), stage).words());
    }

    private static String canary(String deployment, String overrides) {
        return ", \"canarySettings\": {\"percentTraffic\": 10.0, \"deploymentId\": \"" + deployment
                + "\", \"stageVariableOverrides\": {" + overrides + "}}";
    }

    private static Stage stage(String variables, String canary) {
        return RestApiAnswers.stages(Answers.json("{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\", "
                + "\"variables\": {" + variables + "}" + canary + "}]}")).getFirst();
    }
}
