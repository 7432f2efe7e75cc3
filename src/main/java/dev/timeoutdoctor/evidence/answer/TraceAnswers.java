package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.TraceSummaries;
import dev.timeoutdoctor.evidence.TraceSummaries.TraceSummary;
import dev.timeoutdoctor.evidence.Traces;
import dev.timeoutdoctor.evidence.Traces.Segment;
import dev.timeoutdoctor.evidence.Traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of X-Ray. Both throw {@link IllegalArgumentException} naming the member that is missing or has the wrong type. */
public final class TraceAnswers {

    /** Parts of parts deeper than this are left out: they are the application's own. */
    private static final int DEEPEST = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TraceAnswers() {}

    /** GetTraceSummaries, slowest first, else in AWS's order: ids may be stand-ins and must not decide. */
    public static TraceSummaries summaries(Source source) {
        Members asked = Members.of(source.call().parameters());
        return new TraceSummaries(new TimeWindow(asked.instant("StartTime"), asked.instant("EndTime")),
                Members.of(source.answer()).objects("TraceSummaries").stream().map(TraceAnswers::summary)
                        .sorted(Comparator.comparing(TraceSummary::responseTime).reversed()).toList());
    }

    private static TraceSummary summary(Members trace) {
        Members http = trace.object("Http");
        // the model has both; a trace id begins with its time in hexadecimal seconds
        Instant at = trace.has("StartTime") ? trace.instant("StartTime") : time(trace.text("Id"));
        return new TraceSummary(trace.text("Id"), at, http.textOrEmpty("HttpMethod"), http.textOrEmpty("HttpURL"),
                http.optionalWhole("HttpStatus").orElse(0), seconds(trace.number("ResponseTime").orElse(0.0)));
    }

    private static Instant time(String id) {
        String[] parts = id.split("-", -1);
        return parts.length == 3 && parts[1].matches("[0-9a-fA-F]{1,8}")
                ? Instant.ofEpochSecond(Long.parseLong(parts[1], 16))
                : Instant.EPOCH;
    }

    /** BatchGetTraces; each segment's {@code Document} is a JSON document as a text. */
    public static Traces traces(JsonNode answer) {
        return new Traces(Members.of(answer).objects("Traces").stream()
                .map(trace -> new Trace(trace.text("Id"), seconds(trace.number("Duration").orElse(0.0)),
                        trace.objects("Segments").stream().map(TraceAnswers::segment).toList()))
                .toList());
    }

    private static Segment segment(Members segment) {
        try {
            return segment(JSON.readTree(segment.text("Document")), 0);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Document: a JSON document is expected", e);
        }
    }

    private static Segment segment(JsonNode document, int depth) {
        List<Segment> parts = new ArrayList<>();
        if (depth < DEEPEST) {
            document.path("subsegments").forEach(part -> parts.add(segment(part, depth + 1)));
        }
        double from = document.path("start_time").asDouble(0);
        double to = document.path("end_time").asDouble(from);
        return new Segment(document.path("name").asString(""), document.path("origin").asString(""),
                seconds(Math.max(0, to - from)), parts);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
