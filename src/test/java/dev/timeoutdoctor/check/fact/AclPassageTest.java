package dev.timeoutdoctor.check.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.NetworkAcls.Entry;
import dev.timeoutdoctor.evidence.NetworkAcls.NetworkAcl;
import dev.timeoutdoctor.evidence.Passage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclPassageTest {

    /** An entry is written as {@code number direction action protocol cidr from-to}. */
    private static NetworkAcl acl(String entries) {
        return new NetworkAcl("acl-1", false, List.of(), Arrays.stream(entries.split(";")).map(String::strip)
                .map(text -> text.split("[ -]")).map(AclPassageTest::entry).toList());
    }

    private static Entry entry(String[] part) {
        return new Entry(Integer.parseInt(part[0]), part[1].equals("out"), part[2].equals("allow"),
                part[3].equals("all") ? "-1" : part[3], part[4], Integer.parseInt(part[5]),
                Integer.parseInt(part[6]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 out allow all 0.0.0.0/0 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | OPEN",
            // nothing comes back
            "1 out allow all 0.0.0.0/0 0-65535 | CLOSED",
            "1 out allow all 0.0.0.0/0 0-65535; 1 in allow 6 0.0.0.0/0 443-443 | CLOSED",
            "1 out allow all 0.0.0.0/0 0-65535; 1 in allow 6 0.0.0.0/0 1024-65535 | OPEN",
            // a part of a caller's own ports
            "1 out allow all 0.0.0.0/0 0-65535; 1 in allow 6 0.0.0.0/0 32768-65535 | UNSURE",
            "1 out allow all 0.0.0.0/0 0-65535; 1 in deny 6 0.0.0.0/0 3389-3389; 2 in allow all 0.0.0.0/0 0-65535 | OPEN",
            // the lowest number decides, in whatever order they stand
            "2 out allow all 0.0.0.0/0 0-65535; 1 out deny 6 0.0.0.0/0 443-443; 1 in allow all 0.0.0.0/0 0-65535 | CLOSED",
            "1 out allow all 0.0.0.0/0 0-65535; 2 out deny 6 0.0.0.0/0 443-443; 1 in allow all 0.0.0.0/0 0-65535 | OPEN",
            // another protocol, other addresses
            "1 out allow 17 0.0.0.0/0 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | CLOSED",
            "1 out allow all 10.0.0.0/8 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | CLOSED",
            "1 out allow all ::/0 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | CLOSED",
            "1 out allow 6 203.0.113.0/24 443-443; 1 in allow all 0.0.0.0/0 0-65535 | UNSURE",
            "1 out deny all 203.0.113.0/24 0-65535; 2 out allow all 0.0.0.0/0 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | OPEN",
            "1 out deny all 128.0.0.0/1 0-65535; 2 out allow all 0.0.0.0/0 0-65535; 1 in allow all 0.0.0.0/0 0-65535 | UNSURE"})
    void callsToTheInternetNeedAWayThereAndBack(String entries, Passage expected) {
        assertEquals(expected, AclPassage.calling(acl(entries), 443, AclPassage.INTERNET));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 in allow 6 10.0.0.0/16 8080-8080; 1 out allow 6 10.0.0.0/16 1024-65535 | OPEN",
            "1 in allow 6 10.0.0.0/16 80-80; 1 out allow 6 10.0.0.0/16 1024-65535 | CLOSED",
            "1 in allow 6 10.0.0.0/16 8080-8080; 1 out allow 6 10.0.0.0/16 8080-8080 | CLOSED",
            "1 in allow 6 10.0.1.128/25 8080-8080; 1 out allow all 0.0.0.0/0 0-65535 | UNSURE",
            "1 in allow 6 192.168.0.0/16 8080-8080; 1 out allow all 0.0.0.0/0 0-65535 | CLOSED"})
    void callsThatComeInNeedTheirPortAndAWayBack(String entries, Passage expected) {
        AddressRange balancer = AddressRange.of("10.0.1.0/24").orElseThrow();
        assertEquals(expected, AclPassage.called(acl(entries), 8_080, balancer));
    }
}
