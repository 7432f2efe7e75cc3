package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a survey as a CSV file (RFC 4180), for a spreadsheet. */
public final class SurveyCsv {

    private static final List<String> HEAD = List.of("profile", "account", "region", "api_type", "api_id", "api_name",
            "endpoint_type", "stage", "method", "integration_type", "timeout_ms", "ceiling_ms", "function_timeout_ms",
            "risks", "why");

    /**
     * What a spreadsheet takes for the beginning of a formula, also in full width, behind blanks, and behind what ends a cell where
     * the user's country writes lists with a semicolon.
     */
    private static final Pattern FORMULA = Pattern
            .compile("(?<=^|[;\\t\\r\\n])(?=[ \u00a0\u3000]*[=+@\uff1d\uff0b\uff0d\uff20-])|^(?=[\\t\\r\\n])");

    private final Texts texts;

    public SurveyCsv(Texts texts) {
        this.texts = texts;
    }

    /** Head and rows, each ended by CR LF. */
    public String of(List<SurveyRow> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(this::cells))
                .map(cells -> cells.stream().map(SurveyCsv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private List<String> cells(SurveyRow row) {
        return List.of(row.place().label(), row.place().account(), row.place().region(), row.api().type().name(),
                row.api().api().id(), row.api().api().name(),
                row.api().api().endpointType().name().toLowerCase(Locale.ROOT), row.stage(), row.method().label(),
                row.method().integration().type().name(), millis(row.timeout()),
                row.ceiling().map(SurveyCsv::millis).orElse(""),
                row.functionTimeout().map(SurveyCsv::millis).orElse(""),
                row.risks().stream().map(Risk::id).collect(Collectors.joining(" ")),
                row.reasons().stream().map(texts::of).collect(Collectors.joining(" ")));
    }

    private static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }

    /** Quoted where it must be; an apostrophe stands before what a spreadsheet would take for a formula (OWASP: CSV injection). */
    static String cell(String text) {
        String safe = FORMULA.matcher(text).replaceAll("'");
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
