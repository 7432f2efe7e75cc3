package dev.timeoutdoctor.diagnosis;

/**
 * One thing that can be behind a timeout: a row of the common-mistakes table. Its statement is
 * {@code cause.<id>.statement} in the message bundle.
 *
 * @param group {@code timeout}, {@code lambda}, {@code async}, {@code network}, {@code deployment}, {@code in-front},
 *     {@code load} or {@code visibility}
 * @param fromGuide the row of the guide's own table ({@code G1} to {@code G5}), or empty
 * @param effect what it does to the call
 */
public record Cause(String id, String group, String fromGuide, Effect effect) {

    /** What a cause does to the call. */
    public enum Effect {
        /** It makes the call fail. */
        FAILS,
        /** It only makes things worse, or harder to see. */
        WORSENS
    }
}
