package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.text.Message;
import java.util.Locale;

/** Why an integration may time out, or may not behave as its settings say. The gravest first. */
public enum Risk {
    /** The VPC link is not there or not available. */
    VPC_LINK,
    /** The function may run longer than the gateway waits. */
    FUNCTION_OUTLIVES,
    /** A stage serves other settings than those last edited. */
    NOT_DEPLOYED,
    /** The function may run longer than this API can ever wait. */
    OVER_CEILING,
    /** The timeout was set below what the API allows. */
    LOWERED,
    /** The function that is called does not exist in its Region. */
    NO_FUNCTION,
    /** Something that decides could not be read. */
    NOT_LOOKED_AT;

    /** The word in tables and CSV files: {@code function-outlives}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words. */
    public Message words() {
        return Message.of("survey.risk." + id());
    }
}
