package dev.timeoutdoctor.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a refused call would have needed, from AWS's own words where they say it.
 *
 * @param action the IAM action
 * @param resource the ARN it is needed on; where the words do not say, that of what the call is about, or {@code *}
 */
public record Refusal(String action, String resource) {

    private static final Pattern WORDS = Pattern
            .compile("not authorized to perform:? *([A-Za-z0-9-]+:[A-Za-z0-9*]+)(?: on (?:the )?resource:? *(\\S+))?");

    /**
     * Reads the message of a refusal.
     *
     * @param account that was asked; may be empty
     */
    public static Refusal of(AwsCall call, String message, String account) {
        Matcher said = WORDS.matcher(message);
        if (!said.find()) {
            return new Refusal(IamAction.of(call), CallResource.of(call, account));
        }
        String resource = said.group(2);
        return new Refusal(said.group(1), resource == null ? CallResource.of(call, account) : resource);
    }
}
