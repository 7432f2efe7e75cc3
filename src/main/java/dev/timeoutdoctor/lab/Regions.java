package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import dev.timeoutdoctor.lab.service.ControlPlane;
import dev.timeoutdoctor.lab.service.Throttle;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The account in all Regions: the scenario's own, and every other one, in which it has nothing. One address serves them all; a call is for
 * the Region that it is signed for, and one without a signature for the scenario's. Safe for use by several threads.
 */
final class Regions {

    /** Enough for all Regions that AWS has; a caller with made-up names fills no memory. */
    private static final int MOST = 60;

    private final LabOptions options;
    private final Simulation home;
    private final ControlPlane homePlane;
    private final Map<String, ControlPlane> others = new ConcurrentHashMap<>();

    Regions(LabOptions options, Simulation home, Visits visits) {
        this.options = options;
        this.home = home;
        this.homePlane = new ControlPlane(home, throttle(options), visits);
    }

    /** API Gateway's limits hold in each Region of an account apart. */
    private static Optional<Throttle> throttle(LabOptions options) {
        return options.throttled() ? Optional.of(new Throttle(options.clock())) : Optional.empty();
    }

    Reply answer(Request request) {
        String region = request.signedIn().orElse(home.account().region());
        return (region.equals(home.account().region()) ? homePlane : other(region)).answer(request);
    }

    private ControlPlane other(String region) {
        ControlPlane known = others.get(region);
        if (known != null) {
            return known;
        }
        return others.size() < MOST ? others.computeIfAbsent(region, this::nothingIn) : nothingIn(region);
    }

    private ControlPlane nothingIn(String region) {
        Simulation nothing = new Simulation(home.account().elsewhere(region), options.clock(), options.speed(),
                region.hashCode());
        return new ControlPlane(nothing, throttle(options), _ -> {
        });
    }
}
