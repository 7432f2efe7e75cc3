package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code changes} as it is typed, on a log that some program has left. */
class ChangesCommandTest {

    private static final String BEGUN = """
                                        {"v":1,"entry":"intent","id":"%1$s","index":0,"at":"%2$s","account":"%3$s","region":"us-east-1","change":\
                                        {"kind":"integration-timeout","target":"orders-api · POST /orders","needsDeployment":true,"title":\
                                        {"key":"fix.title.integration-timeout","arguments":["orders-api · POST /orders",{"duration":"PT3S"},\
                                        {"duration":"PT9S"}]},"steps":[{"call":{"service":"apigateway","operation":"UpdateIntegration","region":\
                                        "us-east-1","parameters":{"restApiId":"a1"}},"read":{"service":"apigateway","operation":"GetIntegration",\
                                        "region":"us-east-1","parameters":{"restApiId":"a1"}},"members":["timeoutInMillis"],"before":\
                                        {"timeoutInMillis":3000},"after":{"timeoutInMillis":9000}}]}}
                                        """;

    @TempDir
    private Path state;

    private record Said(int exit, String out, String err) {}

    private Said changes(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Launcher.commandLine(new Composition(new StateDirectory(state), Map.of()),
                new Properties(), Map.of());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = new String[more.length + 1];
        arguments[0] = "changes";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new Said(line.execute(arguments), out.toString(), err.toString());
    }

    private void log(String file, String text) throws IOException {
        Files.writeString(state.resolve(file), text);
    }

    @Test
    void withoutALogNothingWasChanged() {
        assertEquals(new Said(0, "Nothing was changed here.\n", ""), changes());
    }

    @Test
    void theNewestComesFirstAndThePlaceIsChosen() throws IOException {
        String done = "{\"v\":1,\"entry\":\"outcome\",\"id\":\"two\",\"index\":0,\"at\":\"2026-11-22T14:00:00Z\","
                + "\"state\":\"DONE\"}\n";
        log("changes.jsonl", BEGUN.formatted("one", "2026-11-22T14:02:11Z", "111111111111")
                + BEGUN.formatted("two", "2026-11-20T10:00:00Z", "222222222222") + done); // the clock was set back
        String second = """
                        2026-11-20 10:00:00 UTC: applied, not deployed
                          Set the integration timeout of orders-api · POST /orders from 3.0 s to 9.0 s
                          222222222222, us-east-1: UpdateIntegration

                        """;
        String first = """
                       2026-11-22 14:02:11 UTC: not known
                         Set the integration timeout of orders-api · POST /orders from 3.0 s to 9.0 s
                         111111111111, us-east-1: UpdateIntegration

                       """;
        assertEquals(new Said(1, second + first, ""), changes());
        assertEquals(new Said(1, second + "One older one is not shown.\n", ""), changes("--last", "1"));
        assertEquals(new Said(1, first, ""), changes("--account", "111111111111"));
        assertEquals("Nothing was changed here.\n", changes("--region", "eu-west-1").out());
        assertEquals("Nothing was changed here.\n", changes("--practice").out());
    }

    @Test
    void whatCannotBeReadIsSaidAndNoLineSteersTheTerminal() throws IOException {
        log("changes.jsonl", BEGUN.formatted("one", "2026-11-22T14:02:11Z", "1").replace("orders-api",
                "orders\\u001b[2J-api") + "what?\n");
        Said said = changes();
        assertEquals(3, said.exit());
        assertTrue(said.err().startsWith("A line of the change log cannot be read"), said.err());
        assertTrue(said.out().contains("orders [2J-api"), said.out());
    }

    @Test
    void aLogThatIsNoFileIsSaid() throws IOException {
        Files.createDirectory(state.resolve("changes.jsonl"));
        Said said = changes();
        assertEquals(3, said.exit());
        assertTrue(said.err().startsWith("The change log cannot be read: "), said.err());
    }
}
