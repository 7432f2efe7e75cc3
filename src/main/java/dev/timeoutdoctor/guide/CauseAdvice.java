package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What to do about each cause, and the step where it is done. */
public final class CauseAdvice {

    private final Map<String, Advice> byCause;

    private CauseAdvice(Map<String, Advice> byCause) {
        this.byCause = Collections.unmodifiableMap(byCause);
    }

    /** Reads the advice from the program's own resources. */
    public static CauseAdvice load() {
        Map<String, Advice> byCause = new LinkedHashMap<>();
        for (JsonNode data : GuideData.array("advice.json")) {
            String cause = data.required("cause").asString();
            byCause.put(cause, new Advice(cause, Message.of("cause." + cause + ".advice"),
                    data.required("step").asString()));
        }
        return new CauseAdvice(byCause);
    }

    /**
     * The advice on a cause.
     *
     * @throws IllegalArgumentException where there is no such cause
     */
    public Advice on(String causeId) {
        Advice advice = byCause.get(causeId);
        if (advice == null) {
            throw new IllegalArgumentException("There is no advice on the cause " + causeId);
        }
        return advice;
    }

    /** Ids of all causes that there is advice on. */
    public Set<String> causes() {
        return byCause.keySet();
    }

    /**
     * What to do.
     *
     * @param what one or two sentences
     * @param stepId the step where it is fixed, or where the page on it stands
     */
    public record Advice(String causeId, Message what, String stepId) {}
}
