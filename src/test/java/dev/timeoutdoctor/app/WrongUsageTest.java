package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line says of what it cannot do. */
class WrongUsageTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    @TempDir
    private Path folder;

    private record Said(int status, String err) {}

    private Said run(String... arguments) {
        StringWriter err = new StringWriter();
        Composition composition = new Composition(new StateDirectory(folder.resolve("state")),
                Map.of("AWS_CONFIG_FILE", folder.resolve("none").toString(), "AWS_SHARED_CREDENTIALS_FILE",
                        folder.resolve("none").toString(), "AWS_EC2_METADATA_DISABLED", "true"));
        CommandLine line = Launcher.commandLine(composition, new Properties(), Map.of());
        line.setErr(new PrintWriter(err, true));
        return new Said(line.execute(arguments), err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            diagnose --nonsense         | Unknown option: '--nonsense'
                                            diagnose --since soon       | Invalid value for option '--since'
                                            diagnose                    | Name the failing request with --url
                                            lab --scenario nowhere      | no scenario nowhere
                                            lab --apis 5 --scenario bare-503 | --apis makes an account of its own: leave --scenario out
                                            lab --apis 0                | --apis takes a number from 1 on
                                            lab --apis -3               | --apis takes a number from 1 on
                                            changes --last 0            | --last is the number of changes to list, from 1 on: 0
                                            changes --last -2           | --last is the number of changes to list, from 1 on: -2
                                            changes --account abc       | An account id has 12 digits: abc
                                            changes --region mars       | This is no Region, such as us-east-1: mars
                                            """)
    void twoLinesSayWhatIsWrongAndWhereTheOptionsStand(String arguments, String begins) {
        Said said = run(Pattern.compile(" ").split(arguments));
        assertEquals(ExitCode.USAGE, said.status());
        assertTrue(said.err().toLowerCase(Locale.ROOT).contains(begins.toLowerCase(Locale.ROOT)),
                said.err());
        assertEquals(2, said.err().lines().count(), said.err());
    }

    @Test
    void aFileThatCannotBeIsRefusedBeforeAnythingIsRead() {
        Path nowhere = folder.resolve("missing").resolve("x");
        Said collected = run("collect", "--url", URL, "--output", nowhere.toString());
        Said surveyed = run("survey", "--output", nowhere.toString());
        String why = nowhere + " cannot be written, since there is no folder " + nowhere.getParent() + "."
                + System.lineSeparator();
        assertEquals(new Said(ExitCode.USAGE, why), collected);
        assertEquals(new Said(ExitCode.USAGE, why), surveyed);
        assertFalse(Files.exists(nowhere.getParent()));
    }

    @Test
    void whatAProfileLacksIsSaidOnceAndNotForEveryRegion() {
        Said said = run("survey", "--profile", "shop", "--region", "us-east-1,eu-west-1");
        assertEquals(ExitCode.COULD_NOT, said.status());
        assertEquals(1, said.err().lines().count(), said.err());
    }
}
