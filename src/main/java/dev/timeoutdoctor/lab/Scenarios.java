package dev.timeoutdoctor.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that come with the lab: one file each, listed in an index since a jar's folder cannot be listed. */
public final class Scenarios {

    private Scenarios() {}

    /** All ids, in the order in which a learner should meet them. */
    public static List<String> ids() {
        return read("scenarios/index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    public static List<Scenario> all() {
        return ids().stream().map(Scenarios::byId).toList();
    }

    /**
     * Reads one scenario.
     *
     * @throws IllegalArgumentException
     *             if there is no such scenario, or its file is not sound
     */
    public static Scenario byId(String id) {
        if (!ids().contains(id)) {
            throw new IllegalArgumentException(
                    "There is no scenario " + id + "; there are " + String.join(", ", ids()));
        }
        return ScenarioReader.read(id, read("scenarios/" + id + ".json"));
    }

    private static String read(String resource) {
        try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
