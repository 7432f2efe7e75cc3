package dev.timeoutdoctor.app;

import dev.timeoutdoctor.connect.MfaPrompt;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Asks for an MFA code on the terminal; where there is none, nobody answers. */
final class TerminalMfa implements MfaPrompt {

    private final PrintWriter err;

    TerminalMfa(PrintWriter err) {
        this.err = err;
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives none again where there is no terminal (JDK-8351435)
    public Optional<String> code(String serial) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            err.println("The profile asks for the code of " + serial + ", and there is no terminal to ask on.");
            err.flush();
            return Optional.empty();
        }
        return Optional.ofNullable(console.readLine("Code of %s: ", serial)).map(String::strip)
                .filter(code -> !code.isEmpty());
    }
}
