package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.text.Message;

/** What came of opening a bundle. */
public sealed interface BundleRead {

    /** It keeps the rules. */
    record Opened(Bundle bundle) implements BundleRead {}

    /**
     * It does not, and none of it is used.
     *
     * @param why one line that names the file and the fault
     */
    record Refused(Message why) implements BundleRead {}
}
