package dev.timeoutdoctor.target;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a pasted command sends beside its address. It may hold secrets: it is kept in memory only.
 *
 * @param headers names in lower case; without those that whoever sends must set for itself
 * @param body as it is sent, or empty where the command reads it from a file
 */
public record PastedRequest(Map<String, String> headers, String body) {

    /** The connection's own matter, and the compression that the program could not undo. */
    private static final Set<String> NOT_SENT = Set.of("host", "connection", "content-length", "expect", "upgrade",
            "accept-encoding", "transfer-encoding");

    public PastedRequest {
        headers = Map.copyOf(headers);
    }

    /** Of a pasted text; empty where it is no command, or one that sends an address and nothing else. */
    public static Optional<PastedRequest> of(String text) {
        return PastedText.command(text).map(command -> {
            Map<String, String> headers = new TreeMap<>(command.headers());
            headers.keySet().removeAll(NOT_SENT);
            headers.keySet().removeIf(name -> !name.matches("[!#$%&'*+.^_`|~0-9a-z-]+"));
            return new PastedRequest(headers, command.body());
        }).filter(request -> !request.headers().isEmpty() || !request.body().isEmpty());
    }

    /** Without values: it may hold secrets. */
    @Override
    public String toString() {
        return headers.size() + " headers and " + body.length() + " characters of body";
    }
}
