package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a deployment to a stage would publish, from answers of one moment; one form for each of AWS's two services. */
sealed interface Publishing permits RestPublishing, HttpPublishing {

    /** The examined method or route, whose stage it is. */
    Route route();

    ChangeKind kind();

    /** The stage as it is now; must not be changed. */
    JsonNode stage();

    /** The deployment that the stage serves now: what an undo goes back to. */
    String present();

    /** Everything that this would publish, or empty where what the stage serves was not read. */
    Optional<List<PendingChange>> pending();

    /** Whether a difference comes from a call. */
    boolean comesFrom(PendingChange one, ChangeStep step);

    /** What prevents it. */
    Optional<Problem> obstacle();

    /** The call that makes it, with what the stage must be before. */
    ChangeStep step(String description);

    /** What must still be as it was for this to publish what was shown. */
    List<Expected> edited();
}
