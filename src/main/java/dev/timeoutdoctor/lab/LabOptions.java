package dev.timeoutdoctor.lab;

import java.time.Clock;
import java.time.Duration;

/**
 * How a lab is to run.
 *
 * @param port
 *            on the loopback address; 0 takes a free one
 * @param speed
 *            how many simulated seconds pass in a second of the data plane, 0.1 to 1000
 * @param latency
 *            added to every control plane call, to feel like a distant Region
 * @param throttled
 *            whether API Gateway's control plane keeps AWS's limits
 * @param clock
 *            against which past traffic is dated
 */
public record LabOptions(Scenario scenario, int port, double speed, Duration latency, boolean throttled, Clock clock) {

    public static final double DEFAULT_SPEED = 20;

    public LabOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + port);
        }
        if (!(speed >= 0.1 && speed <= 1000)) {
            throw new IllegalArgumentException("The speed is 0.1 to 1000, not " + speed);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("The latency must not be negative");
        }
    }

    /** On a free port at the default speed, without added latency. */
    public static LabOptions of(Scenario scenario) {
        return new LabOptions(scenario, 0, DEFAULT_SPEED, Duration.ZERO, false, Clock.systemUTC());
    }

    public LabOptions withPort(int changed) {
        return new LabOptions(scenario, changed, speed, latency, throttled, clock);
    }

    public LabOptions withSpeed(double changed) {
        return new LabOptions(scenario, port, changed, latency, throttled, clock);
    }

    public LabOptions withLatency(Duration changed) {
        return new LabOptions(scenario, port, speed, changed, throttled, clock);
    }

    public LabOptions withThrottle() {
        return new LabOptions(scenario, port, speed, latency, true, clock);
    }
}
