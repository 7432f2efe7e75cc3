package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Passage.Peer;
import dev.timeoutdoctor.evidence.SecurityGroups.Rule;
import dev.timeoutdoctor.evidence.SecurityGroups.SecurityGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final Peer KNOWN = new Peer(List.of("sg-peer"), ranges("10.0.1.0/24", "10.0.2.0/24"));

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).flatMap(Optional::stream).toList();
    }

    private static Passage in(Peer peer, Rule... rules) {
        return Passage.in(List.of(new SecurityGroup("sg-1", "", "vpc-1", List.of(rules), List.of())), 80, peer);
    }

    private static Rule tcp(int from, int to, List<String> cidrs, List<String> groups, List<String> lists) {
        return new Rule("tcp", from, to, cidrs, groups, lists);
    }

    @Test
    void whatNoRuleAllowsIsRefused() {
        assertEquals(List.of(Passage.CLOSED, Passage.CLOSED, Passage.CLOSED),
                List.of(in(KNOWN), in(KNOWN, tcp(81, 90, List.of("0.0.0.0/0"), List.of(), List.of())),
                        in(KNOWN, new Rule("udp", 0, 65_535, List.of("0.0.0.0/0"), List.of(), List.of()))));
    }

    @Test
    void aGroupEverybodyOrAllOfTheAddressesMayPass() {
        assertEquals(List.of(Passage.OPEN, Passage.OPEN, Passage.OPEN),
                List.of(in(KNOWN, tcp(80, 80, List.of(), List.of("sg-peer"), List.of())),
                        in(Peer.STRANGER, new Rule("-1", 0, 65_535, List.of("0.0.0.0/0"), List.of(), List.of())),
                        in(KNOWN, tcp(1, 100, List.of("10.0.1.0/24"), List.of(), List.of()),
                                tcp(80, 80, List.of("10.0.2.0/23"), List.of(), List.of()))));
    }

    @Test
    void someOfTheAddressesOrAListThatIsNotReadLeaveItOpen() {
        assertEquals(List.of(Passage.UNSURE, Passage.UNSURE, Passage.UNSURE),
                List.of(in(KNOWN, tcp(80, 80, List.of("10.0.1.0/24"), List.of(), List.of())),
                        in(KNOWN, tcp(80, 80, List.of(), List.of(), List.of("pl-1"))),
                        in(Peer.STRANGER, tcp(80, 80, List.of("10.0.0.0/8"), List.of(), List.of()))));
    }

    @Test
    void ofTwoHopsTheWorseCounts() {
        assertEquals(List.of(Passage.CLOSED, Passage.UNSURE, Passage.OPEN),
                List.of(Passage.OPEN.and(Passage.CLOSED), Passage.UNSURE.and(Passage.OPEN),
                        Passage.OPEN.and(Passage.OPEN)));
    }

    @Test
    void aRangeHasItsAddressesAndNoOthers() {
        AddressRange range = AddressRange.of("10.0.1.77/24").orElseThrow();
        assertEquals(new AddressRange(167_772_416L, 167_772_671L), range);
        assertTrue(range.contains(AddressRange.of("10.0.1.255").orElseThrow()));
        assertFalse(range.contains(AddressRange.of("10.0.2.0").orElseThrow()));
    }

    @Test
    void whatIsNoRangeIsNone() {
        assertEquals(List.of(), ranges("10.0.1.0/33", "10.0.1.256", "::/0", "orders.example.com", ""));
    }

    @Test
    void addressesInsideNetworksArePrivate() {
        assertEquals(List.of(true, true, false, false), ranges("172.31.0.0/16", "192.168.1.1", "52.94.1.1", "0.0.0.0/0")
                .stream().map(AddressRange::isPrivate).toList());
    }
}
