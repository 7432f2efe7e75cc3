package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.session.Connector.Graded;
import java.util.List;
import java.util.Optional;

/**
 * The chosen scenario and how far one has come with it.
 *
 * @param running whether this very scenario is the one that is connected
 * @param commands how to reach the running lab from a terminal; empty where it does not run
 * @param hints those that were asked for so far
 * @param moreHints how many there are still
 * @param grading whether the lab is being asked right now
 * @param graded the last grade, until something starts anew
 */
record LabState(boolean running, String commands, List<String> hints, int moreHints, boolean grading,
        Optional<Graded> graded) {

    static final LabState NOTHING = new LabState(false, "", List.of(), 0, false, Optional.empty());

    LabState {
        hints = List.copyOf(hints);
    }
}
