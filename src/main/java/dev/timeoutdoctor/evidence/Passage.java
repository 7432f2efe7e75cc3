package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.evidence.SecurityGroups.Rule;
import dev.timeoutdoctor.evidence.SecurityGroups.SecurityGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether security groups let TCP to a port pass. */
public enum Passage {
    /** A rule allows it. */
    OPEN,
    /** No rule allows it, and what no rule allows is refused. */
    CLOSED,
    /** Rules allow some of it, or lists of addresses that are not read. */
    UNSURE;

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    /**
     * The other end of a connection.
     *
     * @param groups its security groups
     * @param ranges where its addresses lie; empty where that is not known
     */
    public record Peer(List<String> groups, List<AddressRange> ranges) {

        /** Somebody of whom nothing is known, such as API Gateway: AWS publishes no addresses to rely on. */
        public static final Peer STRANGER = new Peer(List.of(), List.of());

        public Peer {
            groups = List.copyOf(groups);
            ranges = List.copyOf(ranges);
        }
    }

    /** What groups let in. */
    public static Passage in(List<SecurityGroup> groups, int port, Peer from) {
        return of(groups.stream().flatMap(group -> group.inbound().stream()).toList(), port, from);
    }

    /** What groups let out. */
    public static Passage out(List<SecurityGroup> groups, int port, Peer to) {
        return of(groups.stream().flatMap(group -> group.outbound().stream()).toList(), port, to);
    }

    /** The worse of two hops. */
    public Passage and(Passage other) {
        if (this == CLOSED || other == CLOSED) {
            return CLOSED;
        }
        return this == UNSURE ? this : other;
    }

    private static Passage of(List<Rule> rules, int port, Peer peer) {
        List<Rule> covering = rules.stream().filter(rule -> rule.coversTcp(port)).toList();
        boolean open = covering.stream().anyMatch(rule -> rule.groups().stream().anyMatch(peer.groups()::contains)
                || rule.cidrs().stream().anyMatch(EVERYWHERE::contains));
        List<AddressRange> allowed = covering.stream().flatMap(rule -> rule.cidrs().stream()).map(AddressRange::of)
                .flatMap(Optional::stream).toList();
        boolean covered = !peer.ranges().isEmpty() && peer.ranges().stream()
                .allMatch(range -> allowed.stream().anyMatch(one -> one.contains(range)));
        if (open || covered) {
            return OPEN;
        }
        boolean lists = covering.stream().anyMatch(rule -> !rule.prefixLists().isEmpty());
        boolean some = peer.ranges().isEmpty()
                ? !allowed.isEmpty()
                : peer.ranges().stream().anyMatch(range -> allowed.stream().anyMatch(range::meets));
        return lists || some ? UNSURE : CLOSED;
    }
}
