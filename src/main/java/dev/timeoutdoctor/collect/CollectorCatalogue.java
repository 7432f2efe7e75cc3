package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every collector there is. A new kind of evidence is one more here and one more key. */
public final class CollectorCatalogue {

    /** How far back metrics and logs are read where nobody says otherwise. */
    public static final Duration DEFAULT_SINCE = Duration.ofHours(3);

    private CollectorCatalogue() {}

    /**
     * All collectors, in the order in which evidence is shown.
     *
     * @param now the end of the window of metrics and logs
     * @param since how far back from there; metrics begin at the full hour (or five minutes, or day) before
     */
    public static List<Collector<?>> all(Instant now, Duration since) {
        MetricPeriod period = MetricPeriod.of(now, since);
        TimeWindow logs = new TimeWindow(now.minus(since), period.window().to());
        List<Collector<?>> all = new ArrayList<>();
        all.addAll(ApiCollectors.all());
        all.addAll(QuotaCollectors.all());
        all.addAll(new MetricCollectors(period).all());
        all.addAll(new LogCollectors(logs).all());
        all.addAll(FunctionCollectors.all());
        all.addAll(BalancerCollectors.all());
        all.addAll(VpcCollectors.all());
        all.addAll(VersionCollectors.all());
        all.addAll(new TraceCollectors(logs).all());
        all.sort(Comparator.comparingInt(collector -> EvidenceKeys.all().indexOf(collector.key())));
        return List.copyOf(all);
    }
}
