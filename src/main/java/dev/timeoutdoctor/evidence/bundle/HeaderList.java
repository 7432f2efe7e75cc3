package dev.timeoutdoctor.evidence.bundle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Masks headers: those that diagnosis rests on stay, of the others only what has no name of anybody in it. */
final class HeaderList {

    /** Diagnosis rests on these (bundle format, version 1). */
    private static final Set<String> KEPT = Set.of("x-amzn-errortype", "x-cache", "server", "via", "content-type",
            "retry-after");
    /** These say nothing about anybody, but may hold a host name. */
    private static final Set<String> PLAIN = Set.of("date", "content-length", "connection", "transfer-encoding",
            "cache-control", "vary", "content-encoding", "x-lab-elapsed-millis", "strict-transport-security");

    private final StandIns standIns;
    private final UnaryOperator<String> text;

    /**
     * With the stand-ins.
     *
     * @param text masks a text
     */
    HeaderList(StandIns standIns, UnaryOperator<String> text) {
        this.standIns = standIns;
        this.text = text;
    }

    /** A header's value. */
    String value(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (KEPT.contains(lower)) {
            return value;
        }
        if (PLAIN.contains(lower) || value.isEmpty()) {
            return text.apply(value);
        }
        return standIns.identifier(value);
    }

    /** Headers as an execution log writes them: {@code name=value, name=value}; addresses and hosts keep their form. */
    String mask(String list) {
        return Arrays.stream(list.split(", (?=[A-Za-z0-9-]+=)")).map(this::header).collect(Collectors.joining(", "));
    }

    private String header(String header) {
        int equals = header.indexOf('=');
        if (equals < 0) {
            return text.apply(header);
        }
        String value = header.substring(equals + 1);
        String masked = text.apply(value);
        boolean variable = value.isEmpty() || value.contains("$") || value.matches("\\[.*|\\d{1,15}");
        return header.substring(0, equals + 1)
                + (variable || (!masked.equals(value) && value.matches("\\S+") && !value.contains("="))
                        ? masked
                        : value(header.substring(0, equals), value));
    }
}
