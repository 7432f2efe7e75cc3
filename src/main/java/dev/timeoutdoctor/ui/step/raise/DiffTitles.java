package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.DiffView;

/** What stands over the two sides of a difference: what is now and what will be, or, once it was sent, what was and what was sent. */
public final class DiffTitles {

    private DiffTitles() {}

    /**
     * Puts them over a difference.
     *
     * @param now what is now, while it is edited
     */
    public static void put(DiffView diff, Texts texts, boolean editing, String now) {
        diff.setTitles(editing ? now : texts.of("change.diff.was"),
                texts.of(editing ? "change.diff.after" : "change.diff.became"));
    }
}
