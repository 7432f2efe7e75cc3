package dev.timeoutdoctor.fix.snippet;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS's own validators think of the snippets. */
class TemplateSnippetsTest {

    @TempDir
    private Path directory;

    @Test
    void everyCloudFormationAndSamSnippetPassesCfnLintAndTheSamTranslator() throws IOException, InterruptedException {
        new Validators(directory).accept(SampleChanges.all());
    }
}
