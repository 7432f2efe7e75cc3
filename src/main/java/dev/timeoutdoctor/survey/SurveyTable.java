package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Printable;
import dev.timeoutdoctor.text.Texts;
import java.util.List;

/** Surveys as text for the terminal: what can time out, API by API. */
public final class SurveyTable {

    private static final String LINE = System.lineSeparator();

    private final Texts texts;

    public SurveyTable(Texts texts) {
        this.texts = texts;
    }

    /**
     * All places one after the other.
     *
     * @param all whether integrations without a risk are listed too
     */
    public String of(List<Survey.State> states, boolean all) {
        StringBuilder text = new StringBuilder();
        for (Survey.State state : states) {
            add(text, state, all);
        }
        return text.toString();
    }

    private void add(StringBuilder text, Survey.State state, boolean all) {
        List<SurveyRow> risky = state.rows().stream().filter(row -> !row.risks().isEmpty()).toList();
        line(text, "", Message.of("survey.head", state.place().label(), state.place().account(),
                state.place().region(), state.read(), state.of(), state.rows().size(), risky.size()));
        state.unread().forEach(unread -> line(text, "  ", why(unread)));
        String api = "";
        for (SurveyRow row : all ? state.rows() : risky) {
            String heading = row.api().api().name() + " (" + row.api().api().id() + ", " + row.api().type() + ")";
            if (!heading.equals(api)) {
                text.append(LINE).append(Printable.line(heading)).append(LINE);
                api = heading;
            }
            line(text, "  ", Message.of("survey.row", row.stage().isEmpty() ? "–" : row.stage(), row.method().label(),
                    row.timeout()));
            row.reasons().forEach(why -> line(text, "    ", why));
        }
        text.append(LINE);
    }

    private void line(StringBuilder text, String indent, Message message) {
        text.append(indent).append(Printable.line(texts.of(message))).append(LINE);
    }

    /** Why a list of APIs, or one API, could not be read. */
    public static Message why(Unread unread) {
        Message what = unread.what();
        return switch (unread.why()) {
            case Observed.Seen<?> seen -> throw new IllegalArgumentException("It was read: " + seen.source());
            case Observed.Absent<?> absent -> Message.of("survey.trouble.absent", what);
            case Observed.Denied<?> denied ->
                Message.of("survey.trouble.denied", what, denied.action(), denied.resource());
            case Observed.Failed<?> failed -> Message.of("survey.trouble.failed", what, failed.message());
            case Observed.NotAsked<?> notAsked -> Message.of("survey.trouble.failed", what, notAsked.why());
            case Observed.NotHere<?> notHere -> Message.of("survey.trouble.failed", what, notHere.why());
        };
    }
}
