package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.RequestDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A message as the {@code wscat} command (npm) that sends it and waits for the frame: {@code -x} is what it sends, {@code -w} for how
 * many seconds it waits. What looks like a secret stands in it as a variable of the shell.
 */
final class WscatCommand {

    /** Longer than any route of a WebSocket API waits (AWS: 29 s), in seconds. */
    private static final int WAIT = 30;

    private WscatCommand() {}

    static String of(RequestDraft message) {
        List<String> lines = new ArrayList<>();
        lines.add("npx wscat -c " + CurlCommand.argument(message.url()));
        new TreeMap<>(message.headers()).forEach((name, value) -> lines.add("-H " + CurlCommand.header(name, value)));
        if (!message.body().isEmpty()) {
            lines.add("-w " + WAIT + " -x " + CurlCommand.quoted(message.body()));
        }
        return String.join(" \\\n  ", lines);
    }
}
