package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.ApiList;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Optional;

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
        text.append(texts.of("survey.head", state.place().label(), state.place().account(), state.place().region(),
                state.read(), state.of(), state.rows().size(), risky.size())).append(LINE);
        state.trouble().stream().flatMap(list -> why(list).stream())
                .forEach(why -> text.append("  ").append(texts.of(why)).append(LINE));
        String api = "";
        for (SurveyRow row : all ? state.rows() : risky) {
            String heading = row.api().api().name() + " (" + row.api().api().id() + ", " + row.api().type() + ")";
            if (!heading.equals(api)) {
                text.append(LINE).append(heading).append(LINE);
                api = heading;
            }
            text.append("  ").append(texts.of("survey.row", row.stage().isEmpty() ? "–" : row.stage(),
                    row.method().label(), row.timeout())).append(LINE);
            row.reasons().forEach(why -> text.append("    ").append(texts.of(why)).append(LINE));
        }
        text.append(LINE);
    }

    /** Why a list of APIs could not be read. */
    public static Optional<Message> why(ApiList.Unread trouble) {
        return switch (trouble.look()) {
            case Observed.Seen<?> seen -> Optional.empty();
            case Observed.Absent<?> absent -> Optional.of(Message.of("survey.trouble.absent", trouble.what()));
            case Observed.Denied<?> denied ->
                Optional.of(
                    Message.of("survey.trouble.denied", trouble.what(), denied.action(), denied.resource()));
            case Observed.Failed<?> failed ->
                Optional.of(Message.of("survey.trouble.failed", trouble.what(), failed.message()));
            case Observed.NotAsked<?> notAsked -> Optional.of(notAsked.why());
            case Observed.NotHere<?> notHere -> Optional.of(notHere.why());
        };
    }
}
