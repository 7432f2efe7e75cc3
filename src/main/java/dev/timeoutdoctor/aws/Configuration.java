package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.text.Texts;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The AWS configuration of this machine as it is on disk now: the credentials file over the config file. A file that cannot be
 * read is left out and named as a problem; the other one still counts (AWS: Configuration and credential file settings).
 *
 * @param file both files, or what could be read of them
 * @param problem one plain sentence, or empty
 * @param detail the parser's words, without any value of the file, or empty
 */
record Configuration(ProfileFile file, String problem, String detail) {

    private static final Pattern LINE = Pattern.compile("on line (\\d+)");

    /** @param environment the environment variables; HOME and the two file variables are read */
    static Configuration read(Map<String, String> environment, Texts texts) {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        List<String> problems = new ArrayList<>();
        List<String> details = new ArrayList<>();
        add(files, ProfileFile.Type.CREDENTIALS, path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
                texts, problems, details);
        add(files, ProfileFile.Type.CONFIGURATION, path(environment, "AWS_CONFIG_FILE", "config"), texts, problems,
                details);
        return new Configuration(files.build(), String.join(" ", problems), String.join("\n", details));
    }

    private static void add(ProfileFile.Aggregator files, ProfileFile.Type type, Path path, Texts texts,
            List<String> problems, List<String> details) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            files.addFile(ProfileFile.builder().type(type).content(path).build());
        } catch (IllegalArgumentException e) {
            String words = Optional.ofNullable(e.getMessage()).orElse("");
            Matcher line = LINE.matcher(words);
            problems.add(line.find()
                    ? texts.of("aws.config.line", path.toString(), line.group(1))
                    : texts.of("aws.config.unreadable", path.toString()));
            details.add(line.hasMatch() ? path + ": " + words : path + ": " + e.getClass().getSimpleName());
        } catch (UncheckedIOException | IllegalStateException e) {
            problems.add(texts.of("aws.config.unreadable", path.toString()));
            details.add(path + ": " + e.getClass().getSimpleName());
        }
    }

    private static Path path(Map<String, String> environment, String variable, String name) {
        Path home = Path.of(Optional.ofNullable(environment.get("HOME")).or(() -> Optional.ofNullable(
                environment.get("USERPROFILE"))).orElseGet(() -> System.getProperty("user.home")));
        String chosen = environment.getOrDefault(variable, "").strip();
        if (chosen.isEmpty()) {
            return home.resolve(".aws").resolve(name);
        }
        return chosen.startsWith("~/") ? home.resolve(chosen.substring(2)) : Path.of(chosen);
    }
}
