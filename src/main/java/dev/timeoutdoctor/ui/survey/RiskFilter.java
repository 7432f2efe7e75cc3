package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.survey.Risk;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/**
 * Which rows are shown.
 *
 * @param risks a row has one of them, or there is none to have
 */
record RiskFilter(Message words, List<Risk> risks) {

    /** Every row. */
    static final RiskFilter ALL = new RiskFilter(Message.of("survey.filter.all"), List.of());

    RiskFilter {
        risks = List.copyOf(risks);
    }

    static RiskFilter only(Risk risk) {
        return new RiskFilter(risk.words(), List.of(risk));
    }

    boolean shows(SurveyRow row) {
        return risks.isEmpty() || row.risks().stream().anyMatch(risks::contains);
    }
}
