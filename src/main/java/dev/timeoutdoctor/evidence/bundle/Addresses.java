package dev.timeoutdoctor.evidence.bundle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Stand-ins for IP addresses. Two addresses that share their first n bits have stand-ins that share them too, so an address stays in
 * its network and a block in its larger one. Private, shared, link-local, loopback and multicast blocks keep their prefix, since it
 * matters whether an address is one of them (IANA: special-purpose address registries).
 */
final class Addresses {

    private static final List<String> SPECIAL = List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3", "::/8", "fc00::/7", "fe80::/10",
            "ff00::/8", "64:ff9b::/96");

    private final RandomGenerator random;
    private final Map<String, Boolean> flips = new HashMap<>();

    Addresses(RandomGenerator random) {
        this.random = random;
        SPECIAL.forEach(this::keep);
    }

    private void keep(String block) {
        int slash = block.indexOf('/');
        byte[] address = bytes(block.substring(0, slash)).orElseThrow();
        String bits = bits(address);
        for (int i = 0; i < Integer.parseInt(block.substring(slash + 1)); i++) {
            flips.put(key(address.length, bits.substring(0, i)), false);
        }
    }

    /** The stand-in of an address or of a block in CIDR notation; empty where the text is neither, or says nothing about anybody. */
    Optional<String> standIn(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * 8;
        int length = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (length > all || telling(address.get(), length)) {
            return Optional.empty();
        }
        String bits = bits(address.get());
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean flip = flips.computeIfAbsent(key(address.get().length, bits.substring(0, i)),
                    prefix -> random.nextBoolean());
            masked.append(flip ? (bits.charAt(i) == '0' ? '1' : '0') : bits.charAt(i));
        }
        masked.append(bits, length, all);
        return Optional.of(text(masked.toString()) + (slash < 0 ? "" : text.substring(slash)));
    }

    /** The loopback and the unspecified address, and whole networks that everybody has. */
    private static boolean telling(byte[] address, int length) {
        boolean loopback = address.length == 4 ? address[0] == 127 : isZero(address, 15);
        return loopback || isZero(address, address.length) || length <= 8;
    }

    private static boolean isZero(byte[] address, int length) {
        for (int i = 0; i < length; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Only literals get here, so no name is ever looked up. */
    private static Optional<byte[]> bytes(String literal) {
        boolean looksRight = literal.indexOf(':') >= 0
                ? literal.matches("[0-9A-Fa-f:]{2,39}")
                : literal.matches("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
        try {
            return looksRight
                    ? Optional.of(InetAddress.getByName(literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal)
                            .getAddress())
                    : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String bits(byte[] address) {
        StringBuilder bits = new StringBuilder();
        for (byte each : address) {
            for (int i = 7; i >= 0; i--) {
                bits.append((each >> i & 1) == 1 ? '1' : '0');
            }
        }
        return bits.toString();
    }

    private static String text(String bits) {
        if (bits.length() == 32) {
            StringBuilder dotted = new StringBuilder();
            for (int i = 0; i < 32; i += 8) {
                dotted.append(i == 0 ? "" : ".").append(Integer.parseInt(bits.substring(i, i + 8), 2));
            }
            return dotted.toString();
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < 128; i += 16) {
            groups.append(i == 0 ? "" : ":").append(new BigInteger(bits.substring(i, i + 16), 2).toString(16));
        }
        return groups.toString().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }

    private static String key(int length, String prefix) {
        return length + ":" + prefix;
    }
}
