package dev.timeoutdoctor.connect;

import java.util.Optional;

/** Asks the user for the present code of an MFA device; empty where the user declines. Called off the FX thread. */
public interface MfaPrompt {

    Optional<String> code(String serial);
}
