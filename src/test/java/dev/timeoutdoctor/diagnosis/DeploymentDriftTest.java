package dev.timeoutdoctor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.diagnosis.DeploymentDrift.Difference;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.TransferMode;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentDriftTest {

    private static ApiMethod method(String httpMethod, String path, String uri, int seconds, TransferMode mode) {
        return new ApiMethod("", path, httpMethod, "", "", false,
                Integration.of(IntegrationType.HTTP_PROXY, "POST", uri).withTimeout(Duration.ofSeconds(seconds))
                        .withTransferMode(mode));
    }

    private static ApiMethod method(String httpMethod, String path, int seconds) {
        return method(httpMethod, path, "https://orders.example.com", seconds, TransferMode.BUFFERED);
    }

    private static List<String> lines(List<ApiMethod> deployed, List<ApiMethod> working) {
        return DeploymentDrift.between(new ApiDefinition(deployed), new ApiDefinition(working)).stream()
                .map(Difference::line).map(Texts.english()::of).toList();
    }

    @Test
    void everyChangeIsListedByPathMethodAndSetting() {
        assertEquals(List.of("GET /items: method removed", "DELETE /orders: method added",
                "POST /orders: integration timeout 10.0 s \u2192 29.0 s",
                "POST /orders: backend address https://orders.example.com \u2192 https://v2.example.com",
                "POST /orders: response transfer mode BUFFERED \u2192 STREAM"),
                lines(List.of(method("POST", "/orders", 10), method("GET", "/items", 29)),
                        List.of(method("POST", "/orders", "https://v2.example.com", 29, TransferMode.STREAM),
                                method("DELETE", "/orders", 29))));
    }

    @Test
    void equalDefinitionsDoNotDifferWhateverTheirOrderAndIds() {
        ApiMethod withId = new ApiMethod("x9y8z7", "/orders", "POST", "NONE", "", false,
                method("POST", "/orders", 10).integration());
        assertEquals(List.of(), lines(List.of(method("GET", "/", 29), method("POST", "/orders", 10)),
                List.of(withId, method("GET", "/", 29))));
    }

    @Test
    void furtherSettingsCountWhereBothSidesTellThem() {
        Integration integration = Integration.of(IntegrationType.AWS_PROXY, "POST", "uri");
        ApiMethod served = new ApiMethod("", "/", "GET", "", "", false, integration,
                Map.of("methodResponses", "200", "requestModels", "/application/json=Order"));
        ApiMethod edited = new ApiMethod("r", "/", "GET", "", "", false, integration,
                Map.of("methodResponses", "200\n400", "tlsConfig", "true", "cacheNamespace", "r"));
        assertEquals(List.of("GET /: request models /application/json=Order \u2192 none",
                "GET /: method responses 200 \u2192 200\n400",
                "GET /: skipping the check of the backend's certificate none \u2192 true"),
                lines(List.of(served), List.of(edited)));
    }

    @Test
    void whatMayBeAKeyInAMappingIsHidden() {
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "POST", "uri");
        ApiMethod served = new ApiMethod("", "/", "GET", "", "", false, integration,
                Map.of("requestParameters", "/integration.request.header.x-api-key='hunter2'", "responseParameters",
                        "", "payloadFormatVersion", "1.0"));
        ApiMethod edited = new ApiMethod("r", "/", "GET", "", "", false, integration,
                Map.of("requestParameters",
                        "/append:header.x-api-key=hunter3\n/overwrite:header.x-id=$context.requestId",
                        "responseParameters", "/200/overwrite:header.x-key=hunter4", "payloadFormatVersion", "2.0"));
        assertEquals(List.of(
                "GET /: integration's request parameters /integration.request.header.x-api-key='(hidden)' \u2192 "
                        + "/append:header.x-api-key=(hidden)\n/overwrite:header.x-id=$context.requestId",
                "GET /: payload format version 1.0 \u2192 2.0",
                "GET /: response parameters none \u2192 /200/overwrite:header.x-key=(hidden)"),
                lines(List.of(served), List.of(edited)));
    }

    @Test
    void aSettingThatIsGoneIsNamedAsNone() {
        Integration none = Integration.of(IntegrationType.AWS_PROXY, "POST", "uri");
        Integration role = none.withCredentials("arn:aws:iam::123456789012:role/r")
                .withPassthroughBehavior("WHEN_NO_MATCH");
        assertEquals(List.of("GET /: credentials arn:aws:iam::123456789012:role/r \u2192 none"),
                lines(List.of(new ApiMethod("", "/", "GET", "", "", false, role)),
                        List.of(new ApiMethod("r", "/", "GET", "NONE", "", false, none))));
    }
}
