package dev.timeoutdoctor.app;

import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.evidence.KnownErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shell script that collects a bundle where this program is not: it needs bash, the {@code aws} command and zip. */
final class CollectScript {

    private static final String FILE = "collect.sh";

    private CollectScript() {}

    /**
     * The script's text.
     *
     * @param url the request that it collects for unless another one is named when it is run; may be empty
     * @param method its method; empty for {@code GET}
     * @param settings what the aws command is told besides
     */
    static String of(String url, String method, Settings settings) {
        try (InputStream file = CollectScript.class.getResourceAsStream(FILE)) {
            String script = new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
            String errors = KnownErrors.texts().stream().map(text -> "?\"" + text + "\"")
                    .collect(Collectors.joining(" "));
            return script.replace("@SETTINGS@", settings.exports())
                    .replace("@SINCE@", String.valueOf(settings.since().toSeconds()))
                    .replace("@ERRORS@", quoted(errors)).replace("@URL@", quoted(url)).replace("@METHOD@",
                            quoted(method.isEmpty() ? "GET" : method));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }

    /**
     * What the aws command is told besides; empty texts leave it to the environment.
     *
     * @param since how far back metrics and logs are read
     */
    record Settings(String profile, String region, String endpoint, Duration since) {

        /** Nothing but the time that is usual. */
        static Settings usual() {
            return new Settings("", "", "", CollectorCatalogue.DEFAULT_SINCE);
        }

        private String exports() {
            return "export AWS_PAGER=\"\"" + export("AWS_PROFILE", profile) + export("AWS_REGION", region)
                    + export("AWS_ENDPOINT_URL", endpoint);
        }

        private static String export(String name, String value) {
            return value.isEmpty() ? "" : "\nexport " + name + "=" + quoted(value);
        }
    }

    /** A text for the shell, in which nothing acts. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
