package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** The route tables of a VPC. */
public record RouteTables(List<RouteTable> tables) {

    public RouteTables {
        tables = List.copyOf(tables);
    }

    /** The table that a subnet uses: its own, else the VPC's main one (AWS: subnet route tables). */
    public Optional<RouteTable> of(String subnetId) {
        return tables.stream().filter(table -> table.subnetIds().contains(subnetId)).findFirst()
                .or(() -> tables.stream().filter(RouteTable::main).findFirst());
    }

    /** One table. */
    public record RouteTable(String id, boolean main, List<String> subnetIds, List<NetworkRoute> routes) {

        public RouteTable {
            subnetIds = List.copyOf(subnetIds);
            routes = List.copyOf(routes);
        }
    }

    /**
     * One route.
     *
     * @param destination a range of addresses, or the id of a prefix list
     * @param target {@code local}, or the id of a gateway, interface, instance or connection; its first letters say what it is
     * @param state {@code active}, or {@code blackhole} where the target is gone
     */
    public record NetworkRoute(String destination, String target, String state) {}
}
