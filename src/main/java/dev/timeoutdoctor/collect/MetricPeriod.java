package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The window of metrics and the length of its datapoints. The window begins where a datapoint begins, at or before what was asked
 * for, so that no request is counted half (AWS: GetMetricData, align StartTime with the period); it ends with the running minute.
 * Few long datapoints, since percentiles of short ones cannot be added up.
 */
record MetricPeriod(TimeWindow window, int seconds) {

    private static final List<Integer> LENGTHS = List.of(3_600, 900, 300);

    static MetricPeriod of(Instant now, Duration since) {
        int seconds = since.compareTo(Duration.ofHours(1)) < 0
                ? 300
                : since.compareTo(Duration.ofDays(1)) <= 0 ? 3_600 : 86_400;
        return new MetricPeriod(new TimeWindow(floor(now.minus(since), seconds), floor(now, 60).plusSeconds(60)),
                seconds);
    }

    /**
     * The part of the window that begins after something changed, in shorter datapoints so that little of it is lost; the whole
     * window where nothing changed within it.
     */
    MetricPeriod since(Instant change) {
        if (!change.isAfter(window.from())) {
            return this;
        }
        long left = Duration.between(change, window.to()).toSeconds();
        int shorter = LENGTHS.stream().filter(length -> length <= seconds && length * 4L <= left).findFirst()
                .orElse(60);
        Instant from = floor(change.plusSeconds(shorter - 1L), shorter);
        Instant to = from.isBefore(window.to()) ? window.to() : from.plusSeconds(shorter);
        return new MetricPeriod(new TimeWindow(from, to), shorter);
    }

    private static Instant floor(Instant time, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * (long) seconds);
    }
}
