package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.report.Review;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

/** What the lower half of a step that changes something can be told: the same for every kind of change. */
public interface ChangeCommands {

    /** What the change needs beside its draft. */
    ChangeDesk desk();

    /** Applies the draft. */
    void apply();

    /** What would be sent; empty while the draft has errors or changes nothing. */
    Optional<Change> planned();

    /** What should be known before it is applied. */
    List<Message> notes();

    /** What somebody else can look at before it is applied; empty where there is nothing to apply. */
    default Optional<Review> review() {
        return planned().map(change -> Review.of(change, notes()));
    }

    /** Reads the target anew and keeps what was typed. */
    void readAgain();

    /** Looks at what a deployment would publish. */
    void previewDeployment();

    /** Stops waiting for whatever is on its way. */
    void cancel();

    /** The change on its way. */
    default ChangeFlow flow() {
        return desk().flow();
    }

    /** Sends what is left of a change that stopped on its way. */
    default void finish() {
        desk().asking().finish();
    }

    /** Publishes what was shown. */
    default void deploy() {
        desk().asking().deploy();
    }

    /** Takes everything back, as shown. */
    default void undo() {
        desk().asking().undo();
    }

    /** Sends the test request; one that may change something asks first. */
    default void verify() {
        desk().asking().verify();
    }

    /** Sends the test requests before anything is changed; those that may change something ask first. */
    default void measureBefore() {
        desk().asking().measureBefore();
    }

    /** Asks to leave read-only, where something real can be changed. */
    default void allowChanges() {
        desk().allowChanges();
    }

    /** Whether changes are allowed. */
    default boolean changesAllowed() {
        return desk().changesAllowed();
    }

    /** Whether a test request can be sent: its URL is known. */
    default boolean requestKnown() {
        return desk().requestKnown();
    }

    /** Whether a test request can show what the change does. */
    default boolean measured() {
        return true;
    }

    /** Whether nothing real can be changed here. */
    default boolean simulated() {
        return desk().asking().simulated();
    }

    /** The stage's name. */
    default String stage() {
        return desk().stage();
    }

    /** The most likely root cause as far as the evidence tells now; empty where there is none. */
    default Optional<Message> nextCause() {
        return desk().nextCause();
    }

    /** Whose the things are that the change edits; the first one's while there is no change. */
    default Ownership ownership() {
        Ownership all = desk().owners().now();
        return all.owned() ? planned().map(all::of).orElseGet(all::first) : all;
    }

    /** What to know of them before anything is sent; empty where nobody owns them. */
    default List<Message> ownerWords() {
        Ownership all = desk().owners().now();
        return OwnerWords.of(ownership(), all.owned() ? planned() : Optional.empty());
    }

    /** The change as an edit for the owner's files; empty where there is none. */
    default Optional<Snippet.Code> ownersEdit() {
        return desk().owners().now().owned() ? planned().flatMap(desk().owners()::edit) : Optional.empty();
    }
}
