package dev.timeoutdoctor.fix.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.fix.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** AWS's own validators, cfn-lint and the SAM translator: all snippets in one process, since one takes seconds to start. */
public final class Validators {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;

    /** With a place for what they write. */
    public Validators(Path directory) {
        this.directory = directory;
    }

    /** Fails where a change's snippet for CloudFormation or SAM is wrong; is skipped where the validators are not installed. */
    public void accept(Map<String, Change> changes) throws IOException, InterruptedException {
        assumeTrue(answers("import cfnlint.api, samtranslator.public.translator", "").endsWith("0"),
                "Python with cfn-lint and the SAM translator is not on the PATH");
        List<Map<String, String>> snippets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        changes.forEach((name, change) -> {
            for (Snippet snippet : Snippets.of(change)) {
                if (snippet instanceof Snippet.Code code && List.of(Tool.CLOUDFORMATION, Tool.SAM).contains(code.tool())
                        && seen.add(code.tool() + code.text())) {
                    snippets.add(Map.of("name", name, "tool", code.tool().id(), "text", code.text()));
                }
            }
        });
        String script = Files.readString(Path.of("src/test/resources/snippet/validate.py"));
        assertEquals("[]0", answers(script, JSON.writeValueAsString(snippets)));
    }

    /** What the script wrote, and its exit status. */
    private String answers(String script, String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", script).redirectErrorStream(true);
        // The translator asks for a Region; nothing is sent anywhere.
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Path output = directory.resolve("output");
        builder.redirectOutput(output.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return "no python3: " + e.getMessage();
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int status = process.waitFor();
        return Files.readString(output) + status;
    }
}
