package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Where the time of some calls went, from BatchGetTraces. */
public record Traces(List<Trace> traces) {

    public Traces {
        traces = List.copyOf(traces);
    }

    /** One call. */
    public record Trace(String id, Duration duration, List<Segment> segments) {

        public Trace {
            segments = List.copyOf(segments);
        }

        /** All segments and their parts. */
        public Stream<Segment> all() {
            return segments.stream().flatMap(Segment::all);
        }
    }

    /**
     * A part of a call.
     *
     * @param name the function's name, {@code api/stage}, {@code Initialization}, …
     * @param origin {@code AWS::ApiGateway::Stage}, {@code AWS::Lambda}, {@code AWS::Lambda::Function}, …; empty for parts of segments
     * @param duration zero while it is still open
     */
    public record Segment(String name, String origin, Duration duration, List<Segment> parts) {

        public Segment {
            parts = List.copyOf(parts);
        }

        /** The segment and its parts. */
        public Stream<Segment> all() {
            return Stream.concat(Stream.of(this), parts.stream().flatMap(Segment::all));
        }
    }
}
