package dev.timeoutdoctor.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.NamedFunction.By;
import dev.timeoutdoctor.evidence.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a bundle: what the method calls is missing, and something else names the function. */
class NamedFunctionsTest {

    private static final Route ROUTE = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5",
            "prod", "GET", "", "/orders/{id}", "GET");
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final String GROUP = "{\"logGroupName\":\"API-Gateway-Execution-Logs_a1b2c3d4e5/prod\"}";

    @TempDir
    private Path directory;

    private String named(HandMade bundle) throws IOException {
        Optional<NamedFunction> named = bundle.account(directory.resolve("half.zip")).namedFunction(ROUTE);
        return named.map(found -> found.by() + " " + found.reference().arn()).orElse("none");
    }

    private static HandMade configurations(String... functions) {
        HandMade bundle = new HandMade();
        for (String function : functions) {
            bundle.ok("lambda", "GetFunctionConfiguration", "{\"FunctionName\":\"" + function + "\"}", "{}");
        }
        return bundle;
    }

    private static String lines(String... messages) {
        return "{\"events\":[" + String.join(",", java.util.Arrays.stream(messages)
                .map(message -> "{\"timestamp\":1,\"message\":\"" + message + "\"}").toList()) + "]}";
    }

    private static String policy(String sourceArn) {
        return "{\"Policy\":\"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Condition\\\":{\\\"ArnLike\\\":"
                + "{\\\"AWS:SourceArn\\\":\\\"" + sourceArn + "\\\"}}}]}\"}";
    }

    @Test
    void theOnlyFunctionIsTakenUnderWhateverNameItWasAskedFor() throws IOException {
        assertEquals(By.ONLY + " " + ARN + "orders",
                named(configurations("orders", ARN + "orders", "123456789012:function:orders")));
        assertEquals(By.ONLY + " " + ARN + "orders:live", named(configurations("orders").ok("lambda", "GetPolicy",
                "{\"FunctionName\":\"orders\",\"Qualifier\":\"live\"}", "{}")));
        assertEquals(By.ONLY + " " + ARN + "orders", named(
                new HandMade().ok("logs", "FilterLogEvents", "{\"logGroupName\":\"/aws/lambda/orders\"}", "{}")));
    }

    @Test
    void ofSeveralFunctionsNoneIsTaken() throws IOException {
        assertEquals("none", named(configurations("orders", "pay")));
        assertEquals("none", named(new HandMade()));
    }

    @Test
    void ofSeveralTheOneIsTakenWhosePolicyLetsTheMethodCallIt() throws IOException {
        String api = "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5";
        assertEquals(By.POLICY + " " + ARN + "orders", named(configurations("pay")
                .ok("lambda", "GetPolicy", "{\"FunctionName\":\"orders\"}", policy(api + "/*/GET/orders/*"))
                .ok("lambda", "GetPolicy", "{\"FunctionName\":\"other\"}", policy(api + "/*/POST/orders/*"))));
        assertEquals("none", named(configurations("pay")
                .ok("lambda", "GetPolicy", "{\"FunctionName\":\"orders\"}", policy(api + "/*"))
                .ok("lambda", "GetPolicy", "{\"FunctionName\":\"other\"}", "{\"Policy\":\"no JSON\"}")));
    }

    @Test
    void theExecutionLogShowsWhereTheMethodsRequestsWereSent() throws IOException {
        HandMade bundle = configurations("orders", "pay").ok("logs", "FilterLogEvents", GROUP, lines(
                "(req-1) HTTP Method: GET, Resource Path: /orders/7",
                "(req-1) Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/" + ARN
                        + "orders:live/invocations",
                "(req-2) HTTP Method: POST, Resource Path: /pay",
                "(req-2) Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/" + ARN
                        + "pay/invocations"));
        assertEquals(By.LOG + " " + ARN + "orders:live", named(bundle));
    }

    @Test
    void whereTheBundleHoldsSettingsOfMethodsTheyTell() throws IOException {
        assertEquals("none", named(configurations("orders").ok("apigateway", "GetExport",
                "{\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}", "{\"paths\":{}}")));
        assertEquals(By.ONLY + " " + ARN + "orders", named(configurations("orders").ok("apigateway", "GetResources",
                "{\"restApiId\":\"a1b2c3d4e5\"}", "{\"items\":[{\"id\":\"r\",\"path\":\"/orders/{id}\"}]}")));
    }
}
