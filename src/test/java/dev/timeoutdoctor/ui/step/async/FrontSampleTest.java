package dev.timeoutdoctor.ui.step.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.annotations.SdkPublicApi;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples are run: each with a Lambda client that writes down what it is asked, in a real interpreter or compiler. */
class FrontSampleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EVENT = """
                                        {"headers": {"Idempotency-Key": "key-7"}, "body": "caf\u00e9",
                                         "requestContext": {"requestId": "request-1"}}""";

    /** A class of each library that the Java sample is compiled with. */
    private static final List<Class<?>> NEEDED = List.of(LambdaClient.class, SdkBytes.class, AwsRequest.class,
            SdkBuilder.class, SdkPublicApi.class, JsonMapper.class, JacksonException.class, JsonProperty.class);

    @TempDir
    private Path folder;

    /** What a sample answered, and what it asked Lambda to do. */
    private record Ran(JsonNode answer, JsonNode invoked) {}

    private static void handsOver(Ran ran) {
        assertEquals(202, ran.answer().path("statusCode").asInt());
        assertEquals("key-7", JSON.readTree(ran.answer().path("body").asString()).path("jobId").asString());
        assertEquals("worker Event", ran.invoked().path("how").asString());
        JsonNode event = JSON.readTree(ran.invoked().path("payload").asString());
        assertEquals("key-7", event.path("jobId").asString());
        assertEquals("caf\u00e9", event.path("body").asString());
        assertEquals("request-1", event.path("requestContext").path("requestId").asString());
    }

    private static void refuses(Ran ran) {
        assertEquals(413, ran.answer().path("statusCode").asInt());
        assertTrue(ran.invoked().isMissingNode(), "nothing is handed over");
    }

    private static String large() {
        return EVENT.replace("caf\u00e9", "x".repeat(1_000_001));
    }

    @Test
    void pythonHandsTheRequestOver() throws Exception {
        handsOver(python(EVENT));
        refuses(python(large()));
    }

    @Test
    void nodeHandsTheRequestOver() throws Exception {
        handsOver(node(EVENT));
        refuses(node(large()));
    }

    @Test
    void javaHandsTheRequestOver() throws Exception {
        handsOver(java(EVENT));
        refuses(java(large()));
    }

    private Ran python(String event) throws Exception {
        Files.writeString(folder.resolve("front.py"), FrontSample.PYTHON.source());
        Files.writeString(folder.resolve("boto3.py"),
                """
                import json
                class Lambda:
                    def invoke(self, FunctionName, InvocationType, Payload):
                        with open("invoked.json", "w", encoding="utf-8") as out:
                            json.dump({"how": FunctionName + " " + InvocationType, "payload": Payload.decode("utf-8")}, out)
                def client(name):
                    assert name == "lambda"
                    return Lambda()
                """);
        Files.writeString(folder.resolve("run.py"), """
                                                    import json, front
                                                    with open("event.json", encoding="utf-8") as event:
                                                        answer = front.handler(json.load(event), None)
                                                    with open("answer.json", "w", encoding="utf-8") as out:
                                                        json.dump(answer, out)
                                                    """);
        return run(event, "python3", "run.py");
    }

    private Ran node(String event) throws Exception {
        Files.writeString(folder.resolve("front.mjs"), FrontSample.NODE.source());
        Path client = Files.createDirectories(folder.resolve("node_modules/@aws-sdk/client-lambda"));
        Files.writeString(client.resolve("package.json"), "{\"type\": \"module\", \"main\": \"index.js\"}");
        Files.writeString(client.resolve("index.js"),
                """
                import { writeFileSync } from "node:fs";
                export class InvokeCommand { constructor(input) { this.input = input; } }
                export class LambdaClient {
                  async send({ input }) {
                    writeFileSync("invoked.json", JSON.stringify({
                      how: input.FunctionName + " " + input.InvocationType, payload: new TextDecoder().decode(input.Payload) }));
                  }
                }
                """);
        Files.writeString(folder.resolve("run.mjs"),
                """
                import { readFileSync, writeFileSync } from "node:fs";
                import { handler } from "./front.mjs";
                const answer = await handler(JSON.parse(readFileSync("event.json", "utf-8")));
                writeFileSync("answer.json", JSON.stringify(answer));
                """);
        return run(event, "node", "run.mjs");
    }

    private Ran run(String event, String interpreter, String script) throws Exception {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, interpreter)));
        assumeTrue(found, interpreter + " is not on the PATH");
        Files.deleteIfExists(folder.resolve("invoked.json"));
        Files.writeString(folder.resolve("event.json"), event);
        ProcessBuilder builder = new ProcessBuilder(interpreter, script).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment().put("WORKER_FUNCTION", "worker");
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), interpreter + " does not end");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("out.txt")));
        return new Ran(read("answer.json"), read("invoked.json"));
    }

    private JsonNode read(String name) throws Exception {
        Path file = folder.resolve(name);
        return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.missingNode();
    }

    private static String place(Class<?> of) {
        return Path.of(URI.create(of.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private Ran java(String event) throws Exception {
        Path source = folder.resolve("Front.java");
        Files.writeString(source, FrontSample.JAVA.source());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int end = ToolProvider.getSystemJavaCompiler().run(null, said, said, "-proc:none", "-cp",
                NEEDED.stream().map(FrontSampleTest::place).collect(Collectors.joining(File.pathSeparator)),
                source.toString());
        assertEquals(0, end, said.toString(StandardCharsets.UTF_8));
        List<JsonNode> invoked = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                getClass().getClassLoader())) {
            Class<?> front = loader.loadClass("Front");
            Constructor<?> made = front.getDeclaredConstructor(LambdaClient.class, String.class);
            made.setAccessible(true);
            front.getMethod("handle", InputStream.class, OutputStream.class).invoke(
                    made.newInstance(new Client(invoked), "worker"),
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out);
        }
        return new Ran(JSON.readTree(out.toByteArray()), invoked.isEmpty() ? JSON.missingNode() : invoked.getFirst());
    }

    /** A Lambda that writes down what it is asked. */
    private record Client(List<JsonNode> invoked) implements LambdaClient {

        @Override
        public InvokeResponse invoke(Consumer<InvokeRequest.Builder> asked) {
            InvokeRequest.Builder builder = InvokeRequest.builder();
            asked.accept(builder);
            InvokeRequest request = builder.build();
            invoked.add(JSON.valueToTree(Map.of("how",
                    request.functionName() + " " + request.invocationTypeAsString(), "payload",
                    request.payload().asUtf8String())));
            return InvokeResponse.builder().statusCode(202).build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {
            invoked.clear();
        }
    }
}
