package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IPv4 addresses, as in {@code 10.0.0.0/16}. */
public record AddressRange(long first, long last) {

    private static final Pattern CIDR = Pattern
            .compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(/(?<bits>\\d{1,2}))?");
    private static final int BITS = 32;
    /** RFC 1918, RFC 6598, and the addresses of the machine and of the link. */
    private static final List<AddressRange> INSIDE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16").stream().map(AddressRange::of)
            .flatMap(Optional::stream).toList();

    /** Reads an address or a range; empty for names and for IPv6. */
    public static Optional<AddressRange> of(String text) {
        Matcher matcher = CIDR.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            long value = Long.parseLong(matcher.group(part));
            if (value > 255) {
                return Optional.empty();
            }
            address = address * 256 + value;
        }
        int bits = Optional.ofNullable(matcher.group("bits")).map(Integer::parseInt).orElse(BITS);
        if (bits > BITS) {
            return Optional.empty();
        }
        long size = 1L << (BITS - bits);
        long first = address / size * size;
        return Optional.of(new AddressRange(first, first + size - 1));
    }

    /** Whether the whole of another range lies in this one. */
    public boolean contains(AddressRange other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether the ranges share an address. */
    public boolean meets(AddressRange other) {
        return first <= other.last && other.first <= last;
    }

    /** How many addresses it has. */
    public long size() {
        return last - first + 1;
    }

    /** Whether no address of it can be reached from the internet. */
    public boolean isPrivate() {
        return INSIDE.stream().anyMatch(range -> range.contains(this));
    }
}
