package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliCommandTest {

    @Test
    void namesAreSpelledAsTheCliSpellsThem() {
        assertEquals("get-aws-default-service-quota", CliCommand.kebab("GetAWSDefaultServiceQuota"));
        assertEquals("rest-api-id", CliCommand.kebab("restApiId"));
    }

    @Test
    void patchOperationsUseTheShorthand() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", "replace");
        operation.put("path", "/timeoutInMillis");
        operation.put("value", "10000");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", "a1b2c3d4e5");
        parameters.put("patchOperations", List.of(operation));
        assertEquals("""
                     aws apigateway update-integration \\
                       --rest-api-id a1b2c3d4e5 \\
                       --patch-operations op=replace,path=/timeoutInMillis,value=10000 \\
                       --region us-east-1""",
                CliCommand.of(AwsCall.of("apigateway", "UpdateIntegration", "us-east-1", parameters)));
    }

    @Test
    void whatAShellWouldReadIsQuoted() {
        AwsCall call = AwsCall.of("logs", "FilterLogEvents", "us-east-1", Map.of("filterPattern", "?\"it's\" ?REPORT"));
        assertEquals(
                "aws logs filter-log-events \\\n  --filter-pattern '?\"it'\\''s\" ?REPORT' \\\n  --region us-east-1",
                CliCommand.of(call));
    }

    @Test
    void whatTheCommandWouldTakeForSomethingElseGoesAsJson() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", "a1b2c3d4e5");
        parameters.put("description", "file:///etc/hostname");
        parameters.put("tags", List.of("plain", "-faster"));
        assertEquals("""
                     aws apigateway create-deployment \\
                       --rest-api-id a1b2c3d4e5 \\
                       --cli-input-json '{"description":"file:///etc/hostname","tags":["plain","-faster"]}' \\
                       --region us-east-1""",
                CliCommand.of(AwsCall.of("apigateway", "CreateDeployment", "us-east-1", parameters)));
    }

    @Test
    void aCharacterThatATerminalObeysIsWrittenOut() {
        AwsCall call = AwsCall.of("apigateway", "CreateDeployment", "us-east-1",
                Map.of("description", "\u001b[201~\nit's\r"));
        assertEquals("aws apigateway create-deployment \\\n"
                + "  --cli-input-json '{\"description\":\"\\u001b[201~\\nit'\\''s\\r\"}' \\\n  --region us-east-1",
                CliCommand.of(call).replace("\\u001B", "\\u001b"));
    }

    @Test
    void aNameThatWouldReadAFileIsNoShorthand() {
        AwsCall call = AwsCall.of("apigateway", "CreateDeployment", "us-east-1",
                Map.of("variables", Map.of("secret@", "file:///etc/hostname")));
        assertEquals("aws apigateway create-deployment \\\n"
                + "  --variables '{\"secret@\":\"file:///etc/hostname\"}' \\\n  --region us-east-1",
                CliCommand.of(call));
    }
}
