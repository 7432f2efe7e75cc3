package dev.timeoutdoctor.survey;

/**
 * Where a survey looks.
 *
 * @param label the profile's or lab's name
 * @param account 12 digits
 */
public record SurveyPlace(String label, String account, String region) {}
