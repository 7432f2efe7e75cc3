package dev.timeoutdoctor.app;

import dev.timeoutdoctor.collect.Pace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One pace for each account and Region, whatever profile and window asks there. */
final class Paces {

    private final Map<Place, Pace> paces = new ConcurrentHashMap<>();

    private record Place(String account, String region) {}

    Pace of(String account, String region) {
        return paces.computeIfAbsent(new Place(account, region),
                place -> new Pace(Pace.DEFAULT_SHARE, System::nanoTime, Thread::sleep));
    }
}
