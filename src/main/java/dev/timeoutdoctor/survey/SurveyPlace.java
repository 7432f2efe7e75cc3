package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.FunctionReference;

/**
 * Where a survey looks.
 *
 * @param label the profile's or lab's name
 * @param account 12 digits
 */
public record SurveyPlace(String label, String account, String region) {

    /** Whether the function is of this account and Region. */
    boolean holds(FunctionReference called) {
        return called.region().equals(region) && called.account().equals(account);
    }
}
