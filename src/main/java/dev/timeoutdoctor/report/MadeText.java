package dev.timeoutdoctor.report;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.text.Printable;
import dev.timeoutdoctor.text.Texts;
import java.util.List;

/** The changes that were made, as text for the terminal. */
public final class MadeText {

    private static final String LINE = System.lineSeparator();

    private final Texts texts;

    public MadeText(Texts texts) {
        this.texts = texts;
    }

    /**
     * Newest first.
     *
     * @param made all that are wanted
     * @param most how many are told
     */
    public String of(List<MadeChange> made, int most) {
        StringBuilder text = new StringBuilder();
        if (made.isEmpty()) {
            line(text, texts.of("changes.none"));
        }
        made.stream().limit(most).forEach(one -> add(text, one));
        if (made.size() > most) {
            line(text, texts.of("changes.more", made.size() - most));
        }
        return text.toString();
    }

    private void add(StringBuilder text, MadeChange made) {
        Change change = made.logged().change();
        line(text, texts.of("changes.head", made.logged().at(), MadeWords.state(made)));
        line(text, "  " + texts.of(change.title()));
        line(text, "  " + texts.of("changes.by", change.account(), change.region(),
                MadeWords.operations(made.logged())));
        text.append(LINE);
    }

    private static void line(StringBuilder text, String said) {
        text.append(said.startsWith("  ") ? "  " : "").append(Printable.line(said)).append(LINE);
    }

    /** What of the log is not told; empty where everything is. */
    public String gaps(ChangeHistory history, String log) {
        StringBuilder text = new StringBuilder();
        if (history.unknown() > 0) {
            line(text, texts.of("unfinished.unknown", history.unknown(), log));
        }
        if (history.cut()) {
            line(text, texts.of("changes.cut"));
        }
        return text.toString();
    }
}
