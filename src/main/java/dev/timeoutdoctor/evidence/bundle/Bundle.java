package dev.timeoutdoctor.evidence.bundle;

import java.util.List;

/** What somebody collected: calls to AWS and what came of them. */
public record Bundle(BundleHead head, List<BundledCall> calls) {

    public Bundle {
        calls = List.copyOf(calls);
    }
}
