package dev.timeoutdoctor.app;

import java.time.Duration;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line: {@code 80ms}, {@code 5s}, {@code 90m}, {@code 3h}, {@code 2d}. */
final class DurationOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String value = text.trim().toLowerCase(Locale.ROOT);
        if (!value.matches("\\d{1,9}(ms|s|m|h|d)")) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 80ms, 5s, 90m, 3h or 2d");
        }
        long number = Long.parseLong(value.replaceAll("\\D", ""));
        return switch (value.replaceAll("\\d", "")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
