package dev.timeoutdoctor.session;

import dev.timeoutdoctor.evidence.bundle.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes an evidence bundle of what a session has read. Blocks. */
public interface BundleSaver {

    /** How much of what identifies is replaced. */
    enum Mask {
        /** Nothing. */
        NOTHING,
        /** Accounts, ids, host names and addresses, but not the names of resources. */
        ALL_BUT_NAMES,
        /** All that identifies. */
        ALL
    }

    /** A bundle that is ready and not written yet. */
    interface Ready {

        /** Every original beside its stand-in; empty where nothing was masked. */
        List<StandIn> standIns();

        /** How many calls it holds. */
        int calls();

        /**
         * Writes it whole or not at all.
         *
         * @throws IOException where it cannot be written
         */
        void write(Path file) throws IOException;
    }

    /** Makes a bundle of a connected session; may make the few calls that find its request once more. */
    Ready prepare(Session session, Mask mask);
}
