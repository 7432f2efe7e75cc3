package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.protocol.HttpFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {

    private static final String INTEGRATION = "/restapis/a1b2c3d4e5/resources/k3m5p7/methods/POST/integration";

    private final Clients clients = Clients.onLab("orders-three-seconds");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stopLab() {
        http.close();
        clients.close();
    }

    @Test
    void patchValueThatIsANumberIsRefused() throws Exception {
        HttpResponse<String> answer = send("PATCH", INTEGRATION, "application/json",
                "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/timeoutInMillis\",\"value\":12000}]}");

        assertEquals(400, answer.statusCode());
        assertEquals("SerializationException", header(answer, "x-amzn-ErrorType"));
        assertTrue(answer.body().contains("NUMBER_VALUE can not be converted to a String"), answer.body());
    }

    @Test
    void bodyThatIsNotJsonIsRefused() throws Exception {
        for (String body : new String[]{"{\"patchOperations\":", "[1]", "\"x\"", "{}{}",
                "{\"a\":" + "[".repeat(2000)}) {
            HttpResponse<String> answer = send("PATCH", INTEGRATION, "application/json", body);
            assertEquals(400, answer.statusCode(), body);
            assertEquals("SerializationException", header(answer, "x-amzn-ErrorType"), body);
        }
    }

    @Test
    void patchWithoutOperationsIsRefused() throws Exception {
        assertEquals("BadRequestException",
                header(send("PATCH", INTEGRATION, "application/json", "{}"), "x-amzn-ErrorType"));
        assertEquals("BadRequestException", header(send("PATCH", INTEGRATION, "application/json",
                "{\"patchOperations\":[{\"op\":\"improve\",\"path\":\"/uri\"}]}"), "x-amzn-ErrorType"));
    }

    @Test
    void unknownPathSaysWhatTheLabServes() throws Exception {
        HttpResponse<String> answer = send("GET", "/2015-03-31/event-source-mappings", "", "");

        assertEquals(404, answer.statusCode());
        assertEquals("UnknownOperationException", header(answer, "x-amzn-ErrorType"));
        assertTrue(
                answer.body()
                        .contains("The lab does not serve GET /2015-03-31/event-source-mappings. It serves apigateway: "
                                + "CreateDeployment, CreateVpcLink, DeleteIntegrationResponse"),
                answer.body());
        assertFalse(header(answer, "x-amzn-RequestId").isEmpty());
    }

    @Test
    void unknownTargetSaysSoInItsProtocol() throws Exception {
        HttpResponse<String> answer = http.send(
                request("POST", "/", "application/x-amz-json-1.1", "{}")
                        .header("X-Amz-Target", "Logs_20140328.PutLogEvents")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"__type\":\"UnknownOperationException\""), answer.body());
    }

    @Test
    void unknownActionSaysSoInXml() throws Exception {
        HttpResponse<String> answer = send("POST", "/", "application/x-www-form-urlencoded; charset=utf-8",
                "Action=AssumeRole&Version=2011-06-15");

        assertEquals(400, answer.statusCode());
        assertTrue(
                answer.body()
                        .contains("<ErrorResponse><Error><Type>Sender</Type><Code>UnknownOperationException</Code>"),
                answer.body());
        assertTrue(answer.body().contains("<RequestId>" + header(answer, "x-amzn-RequestId") + "</RequestId>"));
    }

    @Test
    void malformedFormIsRefused() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertEquals(400, send("POST", "/", form, "Action=%zz").statusCode());
        assertEquals(400, send("POST", "/", form, "a.b.".repeat(40) + "c=1").statusCode());
        assertEquals(400, send("POST", "/", form,
                "Action=GetMetricData&MetricDataQueries.member.x.Id=a&MetricDataQueries.member.1.Id=b").statusCode());
        assertEquals(400, send("POST", "/", form, "Action=GetMetricData&MetricDataQueries.member.1.Id=m1"
                + "&StartTime=yesterday&EndTime=today").statusCode());
    }

    @Test
    void bodyOverTheLimitIsRefused() throws Exception {
        HttpResponse<String> answer = send("POST", "/restapis/a1b2c3d4e5/deployments", "application/json",
                " ".repeat(HttpFront.MAX_BODY + 1));

        assertEquals(413, answer.statusCode());
    }

    @Test
    void garbageDoesNotStopTheLab() throws Exception {
        for (String garbage : new String[]{"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "\u0000\u0001\r\n\r\n",
                "GET\r\n\r\n"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), clients.endpoint().getPort())) {
                socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
            }
        }

        assertEquals(200, send("GET", "/restapis", "", "").statusCode());
    }

    @Test
    void pagingThatMakesNoSenseIsRefused() throws Exception {
        assertEquals(400, send("GET", "/restapis?limit=many", "", "").statusCode());
        assertEquals(400, send("GET", "/restapis?limit=0", "", "").statusCode());
        assertEquals(200, send("GET", "/restapis?position=999", "", "").statusCode());
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return http.send(request(method, path, contentType, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(clients.endpoint() + path)).method(method,
                HttpRequest.BodyPublishers.ofString(body));
        return contentType.isEmpty() ? request : request.header("Content-Type", contentType);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
