package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.Observed;
import java.lang.ref.SoftReference;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What came of a call, kept after it was unpacked for as long as there is room: several collectors ask for the same answer. */
final class Kept implements Supplier<Observed<JsonNode>> {

    private final Supplier<Observed<JsonNode>> look;
    private SoftReference<Observed<JsonNode>> kept = new SoftReference<>(null);

    Kept(Supplier<Observed<JsonNode>> look) {
        this.look = look;
    }

    @Override
    public synchronized Observed<JsonNode> get() {
        Observed<JsonNode> known = kept.get();
        if (known == null) {
            known = look.get();
            kept = new SoftReference<>(known);
        }
        return known;
    }
}
