package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.Scenario.Visit;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets colleagues make their changes once their moment has come. Safe for use by several threads. */
final class Visits implements Consumer<String> {

    private final List<Visit> coming;
    private final Simulation simulation;

    Visits(List<Visit> coming, Simulation simulation) {
        this.coming = new ArrayList<>(coming);
        this.simulation = simulation;
    }

    /** An operation was answered. */
    @Override
    public synchronized void accept(String operation) {
        List<Visit> now = coming.stream().filter(visit -> visit.after().equals(operation)).toList();
        coming.removeAll(now);
        now.forEach(visit -> simulation.store().change(account -> visit.edit().edit(account, simulation.now())));
    }
}
