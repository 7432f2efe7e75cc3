package dev.timeoutdoctor.fix.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SnippetsTest {

    private static final Map<String, Change> CHANGES = SampleChanges.all();

    /** A change, a tool, and a line that its snippet must have. */
    private record Name(String change, Tool tool, String line) {}

    /** The names and units of Terraform and the CDK (their references; the AWS provider from 6.25.0 on). */
    private static final List<Name> NAMES = List.of(
            new Name("timeout", Tool.CDK, "timeout: cdk.Duration.seconds(60),"),
            new Name("timeout", Tool.CDK, "new apigateway.LambdaIntegration(yourFunction, {"),
            new Name("timeout", Tool.TERRAFORM, "resource \"aws_api_gateway_integration\" \"your_integration\" {"),
            new Name("timeout", Tool.TERRAFORM, "timeout_milliseconds = 60000 # milliseconds"),
            new Name("streaming", Tool.TERRAFORM, "response_transfer_mode = \"STREAM\""),
            new Name("private", Tool.TERRAFORM, "connection_id = \"$${stageVariables.link}\""),
            new Name("http-timeout", Tool.TERRAFORM,
                    "resource \"aws_apigatewayv2_integration\" \"your_integration\" {"),
            new Name("http-timeout", Tool.TERRAFORM, "timeout_milliseconds = 12500 # milliseconds"),
            new Name("http-timeout", Tool.CDK, "cfnIntegration.timeoutInMillis = 12500; // milliseconds"),
            new Name("websocket-timeout", Tool.TERRAFORM, "timeout_milliseconds = 20000 # milliseconds"),
            new Name("deployment", Tool.TERRAFORM,
                    "redeployment = sha1(jsonencode([aws_api_gateway_integration.your_integration]))"),
            new Name("deployment", Tool.TERRAFORM, "create_before_destroy = true"),
            new Name("quota", Tool.TERRAFORM, "resource \"aws_servicequotas_service_quota\" \"new_quota\" {"),
            new Name("quota", Tool.TERRAFORM, "service_code = \"apigateway\""),
            new Name("quota", Tool.TERRAFORM, "quota_code = \"L-E5AE38E3\""),
            new Name("quota", Tool.TERRAFORM, "value = 60000"),
            new Name("function", Tool.TERRAFORM, "timeout = 30 # seconds"),
            new Name("function", Tool.TERRAFORM, "memory_size = 512 # MB"),
            new Name("function", Tool.CDK, "timeout: cdk.Duration.seconds(30),"),
            new Name("function", Tool.CDK, "memorySize: 512, // MB"),
            new Name("canary", Tool.CDK, "cfnStage.addPropertyDeletionOverride('CanarySetting');"),
            new Name("cross-zone", Tool.TERRAFORM, "enable_cross_zone_load_balancing = true"),
            new Name("log-group", Tool.TERRAFORM, "resource \"aws_cloudwatch_log_group\" \"new_log_group\" {"),
            new Name("log-group", Tool.TERRAFORM, "name = \"/aws/apigateway/a1b2c3d4e5/prod\""),
            new Name("alias-published", Tool.TERRAFORM, "function_version = aws_lambda_function.your_function.version"),
            new Name("alias-published", Tool.TERRAFORM, "publish = true"),
            new Name("alias-published", Tool.CDK,
                    "cfnAlias.addPropertyOverride('FunctionVersion', newVersion.attrVersion);"),
            new Name("log-group", Tool.TERRAFORM, "retention_in_days = 30"),
            new Name("log-group", Tool.CLOUDFORMATION, "RetentionInDays: 30"),
            new Name("log-group", Tool.CDK, "retentionInDays: 30,"),
            new Name("log-group", Tool.CDK, "new logs.CfnLogGroup(this, 'NewLogGroup', {"),
            new Name("enforcement", Tool.TERRAFORM,
                    "enforce_security_group_inbound_rules_on_private_link_traffic = \"off\""));

    @TestFactory
    Stream<DynamicTest> terraformAndTheCdkGetTheirOwnNamesAndUnits() {
        return NAMES.stream().map(name -> DynamicTest.dynamicTest(name.change() + " " + name.line(), () -> {
            List<String> lines = text(name.change(), name.tool()).lines().map(String::strip).toList();
            assertTrue(lines.contains(name.line()), () -> String.join("\n", lines));
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsCodeOrAReasonInEveryTool() {
        Texts texts = Texts.english();
        return CHANGES.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
            List<Snippet> snippets = Snippets.of(one.getValue());
            assertEquals(List.of(Tool.values()), snippets.stream().map(Snippet::tool).toList());
            for (Snippet snippet : snippets) {
                switch (snippet) {
                    case Snippet.Code code -> {
                        assertTrue(code.text().lines().count() < 60, code.text());
                        code.notes().forEach(note -> assertTrue(texts.of(note).endsWith("."), note.key()));
                    }
                    case Snippet.NoForm none -> assertTrue(texts.of(none.reason()).endsWith("."), none.toString());
                }
            }
        }));
    }

    @Test
    void whatGoesAwayIsSaidInTheTemplate() {
        assertEquals("""
                     Resources:
                       YourStage:  # prod
                         Type: AWS::ApiGateway::Stage
                         Properties:
                           DeploymentId: d2
                           # CanarySetting: remove this setting""", text("canary", Tool.CLOUDFORMATION));
    }

    @Test
    void theToolThatOwnsTheSettingsStandsFirst() {
        assertEquals(List.of(Tool.SAM, Tool.CLOUDFORMATION, Tool.CDK, Tool.TERRAFORM, Tool.OPENAPI),
                Snippets.of(change("timeout"), Optional.of(Tool.SAM)).stream().map(Snippet::tool).toList());
        assertEquals(List.of(Tool.values()),
                Snippets.of(change("timeout"), Optional.empty()).stream().map(Snippet::tool).toList());
    }

    @Test
    void namesFromAnAccountCannotLeaveTheirComment() {
        Change hostile = SampleChanges.change("api\n  Evil: yes · POST /orders", SampleChanges.step("lambda",
                "UpdateFunctionConfiguration", "{'FunctionName':'a\\nTimeout: 1'}", "GetFunctionConfiguration",
                "{'FunctionName':'a\\nTimeout: 1'}", "{'Timeout':60}", "{'Timeout':30}"));
        Snippet.Code code = (Snippet.Code) Snippets.of(hostile).getFirst();
        assertEquals("  YourFunction:  # a Timeout: 1", code.text().lines().toList().get(1));
        assertEquals(5, code.text().lines().count());
    }

    private static String text(String change, Tool tool) {
        return Snippets.of(change(change)).stream().filter(one -> one.tool() == tool)
                .map(one -> one instanceof Snippet.Code code ? code.text() : one.toString()).findFirst().orElseThrow();
    }

    private static Change change(String name) {
        Change change = CHANGES.get(name);
        if (change == null) {
            throw new IllegalArgumentException(name);
        }
        return change;
    }
}
