package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.text.Message;
import java.io.IOException;

/** Carries the fault of a bundle from inside a stream to {@link BundleReader}, which alone catches it. */
final class RefusedBundle extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message fault;

    RefusedBundle(String fault, Object... arguments) {
        super(fault);
        this.fault = Message.of("bundle.fault." + fault, arguments);
    }

    Message fault() {
        return fault;
    }
}
