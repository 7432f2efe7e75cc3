package dev.timeoutdoctor.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scenario of the orders that time out after three seconds, with a request validator that refuses orders without a body. */
public final class ValidatedOrders {

    private static final String FILE = "scenarios/orders-three-seconds.json";

    private ValidatedOrders() {}

    public static Scenario scenario() {
        try (InputStream in = Scenario.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioReader.read("validated-orders", text.replace("\"POST\": {\"integration\"",
                    "\"POST\": {\"requestValidatorId\": \"b0dy1s\", \"integration\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
