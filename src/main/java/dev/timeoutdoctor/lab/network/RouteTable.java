package dev.timeoutdoctor.lab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A route table and the subnets that are associated with it; the main one serves all others. */
public record RouteTable(String id, boolean main, List<String> subnetIds, List<Entry> routes) {

    /** Sends a block of addresses to a gateway: local, igw-…, nat-… or another. */
    public record Entry(String destination, String target) {}

    private static final String EVERYWHERE = "0.0.0.0/0";

    public RouteTable {
        subnetIds = List.copyOf(subnetIds);
        routes = List.copyOf(routes);
    }

    /** Where everything goes that no narrower route takes. */
    Optional<String> toEverywhere() {
        return routes.stream().filter(route -> route.destination().equals(EVERYWHERE)).map(Entry::target).findFirst();
    }

    public RouteTable with(Entry added) {
        List<Entry> all = new ArrayList<>(routes);
        all.add(added);
        return new RouteTable(id, main, subnetIds, all);
    }
}
