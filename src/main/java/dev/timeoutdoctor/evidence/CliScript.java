package dev.timeoutdoctor.evidence;

import java.util.List;

/**
 * Commands that rest on each other, as one text to paste: they run in a shell of their own that ends at the first one that fails, and
 * the shell into which they were pasted goes on. That holds for an assignment whose command fails as well (POSIX: set -e).
 */
public final class CliScript {

    private CliScript() {}

    /** The commands in order; a single one stands as it is. */
    public static String of(List<String> commands) {
        return commands.size() == 1
                ? commands.getFirst()
                : "(\nset -e\n\n" + String.join("\n\n", commands) + "\n)";
    }
}
