package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong on the way to a place, in plain words. */
final class ConnectTroubles {

    private ConnectTroubles() {}

    /**
     * Every state but "ready" in plain words.
     *
     * @param profile empty where an emulator is asked without one
     */
    static Trouble identity(IdentityState state, String profile) {
        return switch (state) {
            case IdentityState.Expired expired -> new Trouble(Message.of("connect.expired", profile),
                    Message.of("connect.expired.next"), expired.detail(), expired.hint());
            case IdentityState.NeedsMfa mfa -> Trouble.of(Message.of("connect.needs-mfa", profile, mfa.serial()),
                    Message.of("connect.needs-mfa.next"), "");
            case IdentityState.Missing missing -> Trouble.of(Message.of("connect.missing", profile),
                    Message.of("connect.missing.next"), missing.detail());
            case IdentityState.Broken broken when profile.isEmpty() -> Trouble.of(
                    Message.of("connect.broken-emulator"), Message.of("connect.broken-emulator.next"), broken.detail());
            case IdentityState.Broken broken -> Trouble.of(Message.of("connect.broken", profile),
                    Message.of("connect.broken.next"), broken.detail());
            case IdentityState.Ready ready ->
                throw new IllegalStateException("a ready identity is no trouble");
        };
    }

    /** What is still to be chosen or typed. */
    static Trouble incomplete(@Nullable Choice choice, Optional<Message> endpointProblem) {
        if (choice == Choice.BUNDLE) {
            return Trouble.of(Message.of("connect.no-bundle"), Message.of("connect.no-bundle.next"), "");
        }
        if (choice == Choice.LAB) {
            return Trouble.of(Message.of("connect.no-scenario"), Message.of("connect.no-scenario.next"), "");
        }
        return endpointProblem.map(problem -> Trouble.of(problem, Message.of("connect.endpoint.next"), ""))
                .orElseGet(() -> Trouble.of(Message.of("connect.incomplete"), Message.of("connect.incomplete.next"),
                        ""));
    }
}
