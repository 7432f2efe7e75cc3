package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.snippet.Validators;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of every change that the program draws up in every scenario, before AWS's own validators. */
class PlannedSnippetsTest {

    @TempDir
    private Path directory;

    @Test
    void whatTheProgramItselfDrawsUpPassesCfnLintAndTheSamTranslator() throws IOException, InterruptedException {
        Map<String, Change> changes = new TreeMap<>();
        for (String scenario : Scenarios.ids()) {
            try (LabAccount account = LabAccount.of(scenario)) {
                PlannedChanges.all().forEach(planned -> planned.make().apply(account)
                        .ifPresent(change -> changes.put(scenario + "-" + planned.name(), change)));
            }
        }
        assertTrue(changes.size() > 50, () -> "only " + changes.keySet());
        new Validators(directory).accept(changes);
    }
}
