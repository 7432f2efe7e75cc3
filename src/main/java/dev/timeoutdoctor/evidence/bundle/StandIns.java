package dev.timeoutdoctor.evidence.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The stand-ins of one masked bundle: made when first needed, the same ever after, never one that is an original too. */
final class StandIns {

    private final RandomGenerator random;
    private final Addresses addresses;
    private final Map<StandIn.Kind, Map<String, StandIn>> byKind = new EnumMap<>(StandIn.Kind.class);
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    StandIns(RandomGenerator random) {
        this.random = random;
        this.addresses = new Addresses(random);
    }

    /** All of them, in the order in which they are shown. */
    List<StandIn> list() {
        List<StandIn> list = new ArrayList<>();
        byKind.values().forEach(each -> list.addAll(each.values()));
        list.sort(Comparator.comparing(StandIn::kind).thenComparing(StandIn::original));
        return list;
    }

    /** The stand-in that was made for a text of a kind, if one was. */
    Optional<String> known(StandIn.Kind kind, String original) {
        return Optional.ofNullable(of(kind).get(original)).map(StandIn::standIn);
    }

    private Map<String, StandIn> of(StandIn.Kind kind) {
        return byKind.computeIfAbsent(kind, none -> new HashMap<>());
    }

    String account(String digits) {
        return make(StandIn.Kind.ACCOUNT, digits, () -> shaped(digits));
    }

    String api(String id) {
        return make(StandIn.Kind.API, id, () -> "a" + shaped(id).substring(1));
    }

    /** @param what what it is the name of, for example {@code function} */
    String name(String what, String name) {
        return make(StandIn.Kind.NAME, name, () -> numbered(what));
    }

    /** Another spelling of a name that has a stand-in. */
    void alias(String name, String standIn) {
        of(StandIn.Kind.NAME).putIfAbsent(name, new StandIn(StandIn.Kind.NAME, name, standIn));
    }

    String label(String label) {
        return make(StandIn.Kind.HOST, label, () -> numbered("host"));
    }

    /** An address's stand-in, or the text itself where it says nothing about anybody. */
    String address(String text) {
        Optional<String> known = known(StandIn.Kind.ADDRESS, text);
        if (known.isPresent()) {
            return known.get();
        }
        return addresses.standIn(text).map(masked -> make(StandIn.Kind.ADDRESS, text, () -> masked)).orElse(text);
    }

    String network(String id) {
        int dash = id.lastIndexOf('-') + 1;
        return make(StandIn.Kind.NETWORK, id, () -> id.substring(0, dash) + shaped(id.substring(dash)));
    }

    String identifier(String id) {
        return make(StandIn.Kind.IDENTIFIER, id, () -> shaped(id));
    }

    private String make(StandIn.Kind kind, String original, Supplier<String> maker) {
        StandIn known = of(kind).get(original);
        if (known != null) {
            return known.standIn();
        }
        String standIn = maker.get();
        for (int tries = 0; tries < 100 && (!used.add(standIn) || of(kind).containsKey(standIn)); tries++) {
            standIn = maker.get();
        }
        of(kind).put(original, new StandIn(kind, original, standIn));
        return standIn;
    }

    private String numbered(String what) {
        return what + "-" + numbers.merge(what, 1, Integer::sum);
    }

    /** Every letter and digit another one of its kind; what is hexadecimal stays so. */
    private String shaped(String text) {
        if (text.matches("1-[0-9a-f]{8}-[0-9a-f]{24}")) {
            return text.substring(0, 11) + shaped(text.substring(11)); // X-Ray: version and time of the request
        }
        boolean hex = text.matches("[0-9a-f-]+") || text.matches("[0-9A-F-]+");
        StringBuilder shaped = new StringBuilder();
        text.codePoints().forEach(c -> shaped.append(another(c, hex)));
        return shaped.toString();
    }

    /** A letter of another script than Latin, with or without case, becomes a small Latin one. */
    private String another(int c, boolean hex) {
        int letters = hex ? 6 : 26;
        if (c >= '0' && c <= '9') {
            return String.valueOf((char) ('0' + random.nextInt(10)));
        }
        if (c >= 'A' && c <= 'Z') {
            return String.valueOf((char) ('A' + random.nextInt(letters)));
        }
        return Character.isLetterOrDigit(c)
                ? String.valueOf((char) ('a' + random.nextInt(letters)))
                : Character.toString(c);
    }
}
