package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An API as it is edited beside what its stage serves, from answers of one moment; one form for each of AWS's two services. */
sealed interface WorkingCopy permits RestWorkingCopy, HttpWorkingCopy {

    /** The examined method or route, whose stage it is. */
    Route route();

    ChangeKind kind();

    /** The stage as it is now; must not be changed. */
    JsonNode stage();

    /** The deployment that the stage serves now: what an undo goes back to. */
    String present();

    /** Everything that a deployment would publish, or empty where what the stage serves was not read. */
    Optional<List<PendingChange>> pending();

    /** What a deployment publishes too and nobody can see in both answers, in words. */
    Message notCompared();

    /** Whether a difference comes from a call. */
    boolean comesFrom(PendingChange one, ChangeStep step);

    /** Whether a difference is of the examined method's timeout. */
    boolean isExaminedTimeout(PendingChange one);

    /** What prevents a deployment, or may. */
    List<Problem> obstacles();

    /** The call that deploys it, with what the stage must be before. */
    ChangeStep step(String description);

    /** What must still be as it was for a deployment to publish what was shown. */
    List<Expected> held();
}
