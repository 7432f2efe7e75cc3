package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleMasking;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.session.BundleSaver;
import dev.timeoutdoctor.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Saves what the wizard has read. */
record SessionBundles(InstantSource clock) implements BundleSaver {

    private record Prepared(Bundle bundle, List<StandIn> standIns) implements Ready {

        @Override
        public int calls() {
            return bundle.calls().size();
        }

        @Override
        public void write(Path file) throws IOException {
            BundleWriter.write(bundle, file);
        }
    }

    @Override
    public Ready prepare(Session session, Mask mask) {
        Bundle open = Bundles.of(session, clock.instant());
        return switch (mask) {
            case NOTHING -> new Prepared(open, List.of());
            case ALL_BUT_NAMES -> prepared(BundleMasking.mask(open, false, new SecureRandom()));
            case ALL -> prepared(BundleMasking.mask(open, true, new SecureRandom()));
        };
    }

    private static Ready prepared(BundleMasking.Masked masked) {
        return new Prepared(masked.bundle(), masked.standIns());
    }
}
