package dev.timeoutdoctor.lab.network;

import java.util.regex.Pattern;

/** A block of IPv4 addresses, such as 10.0.0.0/16. */
record Cidr(long network, int bits) {

    private static final Pattern BLOCK = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");

    static Cidr of(String text) {
        if (!BLOCK.matcher(text).matches()) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        int slash = text.indexOf('/');
        return new Cidr(number(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(String address) {
        int host = 32 - bits;
        return number(address) >> host == network >> host;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
