package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the fields of the screen to a request that can be sent, or to what is wrong with them. */
sealed interface Draft {

    /** Methods that change nothing by definition (RFC 9110, safe methods). */
    Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Of addresses that something can be sent to. */
    Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    /** It can be sent. */
    record Ready(RequestDraft request) implements Draft {

        boolean asksFirst() {
            return request.isMessage() || !SAFE.contains(request.method());
        }
    }

    /** It cannot. */
    record Wrong(Trouble trouble) implements Draft {}

    /** Reads the fields. */
    static Draft of(String method, String url, String headers, String body) {
        String address = url.strip();
        if (address.isEmpty()) {
            return wrong(Message.of("reproduce.url.missing"), Message.of("reproduce.url.missing.next"));
        }
        Matcher parameter = Pattern.compile("\\{[^}]*}").matcher(address);
        if (parameter.find()) {
            return wrong(Message.of("reproduce.url.parameters", parameter.group()),
                    Message.of("reproduce.url.parameters.next"));
        }
        if (!sendable(address)) {
            return wrong(Message.of("reproduce.url.wrong"), Message.of("reproduce.url.missing.next"));
        }
        Map<String, String> read = new LinkedHashMap<>();
        List<String> lines = headers.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int colon = line.indexOf(':');
            if (!line.isEmpty()
                    && !line.substring(0, Math.max(colon, 0)).strip().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                return wrong(Message.of("reproduce.headers.wrong", i + 1), Message.of("reproduce.headers.wrong.next"));
            }
            if (!line.isEmpty()) {
                read.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        RequestDraft typed = new RequestDraft(method, address, read, body);
        return new Ready(typed.isMessage() ? new RequestDraft("", address, read, body) : typed);
    }

    private static boolean sendable(String address) {
        try {
            URI uri = new URI(address);
            return SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) && uri.getHost() != null;
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }

    private static Draft wrong(Message what, Message next) {
        return new Wrong(Trouble.of(what, next, ""));
    }
}
