package dev.timeoutdoctor.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The function's versions as ListVersionsByFunction gives them: {@code $LATEST}, which is still edited, and those that were published. */
public record FunctionVersions(List<FunctionConfiguration> versions) {

    /** What is edited and was not published yet. */
    public static final String LATEST = "$LATEST";

    public FunctionVersions {
        versions = List.copyOf(versions);
    }

    /** The version that was published last; versions are numbered upwards (AWS: Lambda function versions). */
    public Optional<FunctionConfiguration> newestPublished() {
        return versions.stream().filter(FunctionVersions::isPublished)
                .max(Comparator.comparingInt(FunctionVersions::number));
    }

    /** Whether one published version came after another; a called version that the list does not hold may be newer than all of it. */
    public static boolean isLater(FunctionConfiguration version, FunctionConfiguration other) {
        return isPublished(version) && isPublished(other) && number(version) > number(other);
    }

    private static boolean isPublished(FunctionConfiguration function) {
        return function.version().matches("\\d{1,9}");
    }

    private static int number(FunctionConfiguration published) {
        return Integer.parseInt(published.version());
    }

    public Optional<FunctionConfiguration> version(String name) {
        return versions.stream().filter(version -> version.version().equals(name)).findFirst();
    }
}
