package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What Lambda wrote at the end of each run ({@code REPORT} lines), newest first. */
public record FunctionReports(TimeWindow window, List<FunctionReport> reports) {

    public FunctionReports {
        reports = List.copyOf(reports);
    }

    /**
     * One run.
     *
     * @param initDuration zero on warm starts
     * @param memorySizeMegabytes what the function had
     * @param maxMemoryUsedMegabytes what it used at most
     * @param timedOut whether Lambda ended it
     */
    public record FunctionReport(String requestId, Instant at, Duration duration, Duration initDuration,
            int memorySizeMegabytes,
            int maxMemoryUsedMegabytes, boolean timedOut) {}
}
