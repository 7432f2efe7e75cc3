package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;

/**
 * The window of metrics and the length of its datapoints. The window begins where a datapoint begins, at or before what was asked
 * for, so that no request is counted half (AWS: GetMetricData, align StartTime with the period); it ends with the running minute.
 * Few long datapoints, since percentiles of short ones cannot be added up.
 */
record MetricPeriod(TimeWindow window, int seconds) {

    static MetricPeriod of(Instant now, Duration since) {
        int seconds = since.compareTo(Duration.ofHours(1)) < 0
                ? 300
                : since.compareTo(Duration.ofDays(1)) <= 0 ? 3_600 : 86_400;
        return new MetricPeriod(new TimeWindow(floor(now.minus(since), seconds), floor(now, 60).plusSeconds(60)),
                seconds);
    }

    /** The part of the window from a moment on, without a datapoint that begins before it; a minute at least. */
    MetricPeriod since(Instant moment) {
        if (!moment.isAfter(window.from())) {
            return this;
        }
        int fitting = fitting(Duration.between(moment, window.to()));
        Instant from = floor(moment.minusNanos(1), fitting).plusSeconds(fitting);
        Instant latest = window.to().minusSeconds(60);
        return new MetricPeriod(new TimeWindow(from.isAfter(latest) ? latest : from, window.to()), fitting);
    }

    private static int fitting(Duration length) {
        if (length.compareTo(Duration.ofMinutes(15)) < 0) {
            return 60;
        }
        return length.compareTo(Duration.ofHours(6)) < 0
                ? 300
                : length.compareTo(Duration.ofDays(3)) < 0 ? 3_600 : 86_400;
    }

    private static Instant floor(Instant time, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * (long) seconds);
    }
}
