package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.ChangeKind;

/** One change that this program offers. */
public interface ChangeType {

    /** Its kind; no two types have the same. */
    ChangeKind kind();

    /**
     * Looks whether it can be made here and draws it up; nothing is sent that changes anything. Blocks.
     *
     * @param reading with an examined route
     */
    Offer offer(Reading reading);
}
