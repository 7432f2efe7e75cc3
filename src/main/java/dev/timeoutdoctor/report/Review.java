package dev.timeoutdoctor.report;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * A change as somebody is asked to approve it.
 *
 * @param notes what should be known before it is sent
 * @param publishes the deployment that it makes, with everything that goes along; empty where it makes none
 * @param own the changes that the deployment is made for; empty where it is made for what waits, whoever edited it
 */
public record Review(Change change, List<Message> notes, Optional<DeploymentDraft> publishes, List<Change> own) {

    public Review {
        notes = List.copyOf(notes);
        own = List.copyOf(own);
    }

    /** A change that deploys nothing. */
    public static Review of(Change change, List<Message> notes) {
        return new Review(change, notes, Optional.empty(), List.of());
    }
}
