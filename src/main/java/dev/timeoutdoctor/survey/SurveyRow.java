package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One integration of one stage, or of the working copy where no stage serves the API.
 *
 * @param stage its name, or empty where the API is deployed nowhere
 * @param method as the stage serves it where that could be read, else as last edited
 * @param ceiling the longest timeout that this API may have; empty where the quota could not be read
 * @param functionTimeout of the function that it calls; empty where it calls none or it could not be read
 * @param risks the gravest first, none where nothing speaks for a timeout
 * @param reasons one sentence for each risk, in the same order
 */
public record SurveyRow(SurveyPlace place, ListedApi api, String stage, ApiMethod method, Optional<Duration> ceiling,
        Optional<Duration> functionTimeout, List<Risk> risks, List<Message> reasons) {

    public SurveyRow {
        risks = List.copyOf(risks);
        reasons = List.copyOf(reasons);
    }

    /** How long the gateway waits. */
    public Duration timeout() {
        return method.integration().timeout();
    }
}
