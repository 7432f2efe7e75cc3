package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.service.Samples.Point;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All metrics of the account by namespace. */
final class Metrics {

    static final List<String> NAMESPACES = List.of("AWS/ApiGateway", "AWS/ApplicationELB", "AWS/Lambda",
            "AWS/NetworkELB");

    private final Simulation simulation;

    Metrics(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Empty for namespaces in which nobody writes, as CloudWatch answers for them too. */
    Stream<Point> points(String namespace, Instant from, Instant until) {
        Instant now = simulation.now();
        Instant end = until.isAfter(now) ? now : until;
        List<Call> calls = simulation.journal().calls(from, until);
        return switch (namespace) {
            case "AWS/ApiGateway" -> calls.stream().flatMap(Samples::of);
            case "AWS/Lambda" -> FunctionSamples.of(calls);
            case BalancerSamples.NETWORK, BalancerSamples.APPLICATION ->
                BalancerSamples.of(namespace, simulation.account().network(), calls, from, end);
            default -> Stream.empty();
        };
    }
}
