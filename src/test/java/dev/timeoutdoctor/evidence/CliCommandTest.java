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
}
