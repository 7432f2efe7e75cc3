package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.NetworkAcls.Entry;
import dev.timeoutdoctor.evidence.NetworkAcls.NetworkAcl;
import dev.timeoutdoctor.evidence.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a network ACL lets TCP over IPv4 pass, both there and back: it keeps no state, so answers need an entry for the caller's
 * own port. Load balancers, NAT gateways and functions call from ports 1024 to 65535 (AWS: VPC, ephemeral ports).
 */
public final class AclPassage {

    /** Every address. */
    public static final AddressRange INTERNET = AddressRange.of("0.0.0.0/0").orElseThrow();

    private static final int FIRST_OWN_PORT = 1_024;
    private static final int LAST_PORT = 65_535;
    /** A share so small that a call hardly ever meets it: some denied ports or addresses are common and no reason to hang. */
    private static final int ONE_IN = 100;

    private AclPassage() {}

    /** For calls that leave the ACL's subnet for a port of another place. */
    public static Passage calling(NetworkAcl acl, int port, AddressRange peer) {
        return at(acl, true, port, peer).and(ownPorts(acl, false, peer));
    }

    /** For calls that come to a port in the ACL's subnet from another place. */
    public static Passage called(NetworkAcl acl, int port, AddressRange peer) {
        return at(acl, false, port, peer).and(ownPorts(acl, true, peer));
    }

    /** All ports between two bounds of entries fare alike. */
    private static Passage ownPorts(NetworkAcl acl, boolean outbound, AddressRange peer) {
        List<Integer> bounds = Stream.concat(Stream.of(FIRST_OWN_PORT, LAST_PORT + 1), acl.entries().stream()
                .flatMap(entry -> Stream.of(entry.fromPort(), entry.toPort() + 1))
                .filter(port -> FIRST_OWN_PORT < port && port <= LAST_PORT)).distinct().sorted().toList();
        int open = 0;
        int closed = 0;
        for (int i = 0; i + 1 < bounds.size(); i++) {
            int ports = bounds.get(i + 1) - bounds.get(i);
            Passage passage = at(acl, outbound, bounds.get(i), peer);
            open += passage == Passage.OPEN ? ports : 0;
            closed += passage == Passage.CLOSED ? ports : 0;
        }
        int all = LAST_PORT + 1 - FIRST_OWN_PORT;
        if (all - open < all / ONE_IN) {
            return Passage.OPEN;
        }
        return all - closed < all / ONE_IN ? Passage.CLOSED : Passage.UNSURE;
    }

    /** The first entry that is for all of the peer's addresses decides, unless one before it decided for many of them. */
    private static Passage at(NetworkAcl acl, boolean outbound, int port, AddressRange peer) {
        boolean allowed = false;
        boolean denied = false;
        for (Entry entry : inOrder(acl, outbound, port)) {
            Optional<AddressRange> range = AddressRange.of(entry.cidr());
            if (range.isEmpty() || !matters(entry, range.get(), peer)) {
                continue;
            }
            if (range.get().contains(peer)) {
                return entry.allow() ? open(denied) : closed(allowed);
            }
            allowed = allowed || entry.allow();
            denied = denied || !entry.allow();
        }
        return closed(allowed);
    }

    private static List<Entry> inOrder(NetworkAcl acl, boolean outbound, int port) {
        return acl.entries().stream().filter(entry -> entry.outbound() == outbound && entry.coversTcp(port))
                .sorted(Comparator.comparingInt(Entry::number)).toList();
    }

    /** Whether it is for the peer's addresses, and for more than a few where it denies; private ones are none of the internet's. */
    private static boolean matters(Entry entry, AddressRange range, AddressRange peer) {
        if (!range.meets(peer) || (peer.equals(INTERNET) && range.isPrivate())) {
            return false;
        }
        return entry.allow() || range.size() * ONE_IN >= peer.size();
    }

    private static Passage open(boolean deniedSome) {
        return deniedSome ? Passage.UNSURE : Passage.OPEN;
    }

    private static Passage closed(boolean allowedSome) {
        return allowedSome ? Passage.UNSURE : Passage.CLOSED;
    }
}
