package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The guide behind the wizard: a page for each step and the corrections of the original. Which sections a page has stands in
 * {@code pages.json}, the corrections in {@code corrections.json}, code to copy in {@code code/}, all words in the message bundle.
 */
public final class Guide {

    private final List<Correction> corrections;
    private final Map<String, GuidePage> pages;

    private Guide(List<Correction> corrections, Map<String, GuidePage> pages) {
        this.corrections = List.copyOf(corrections);
        this.pages = Collections.unmodifiableMap(pages);
    }

    /** Reads the guide from the program's own resources. */
    public static Guide load() {
        List<Correction> corrections = GuideData.array("corrections.json").valueStream().map(Guide::correction)
                .toList();
        Map<String, GuidePage> pages = new LinkedHashMap<>();
        for (JsonNode page : GuideData.array("pages.json")) {
            String step = page.required("step").asString();
            List<GuideSection> sections = page.required("sections").valueStream()
                    .map(section -> section(step, section)).toList();
            List<Correction> own = corrections.stream().filter(correction -> correction.steps().contains(step))
                    .toList();
            pages.put(step, new GuidePage(step, sections, own));
        }
        return new Guide(corrections, pages);
    }

    /**
     * The page of a step.
     *
     * @throws IllegalArgumentException where there is no such step
     */
    public GuidePage page(String stepId) {
        GuidePage page = pages.get(stepId);
        if (page == null) {
            throw new IllegalArgumentException("The guide has no page for the step " + stepId);
        }
        return page;
    }

    /** Ids of the steps that have a page, in the wizard's order. */
    public Set<String> steps() {
        return pages.keySet();
    }

    /** All corrections, E1 to E28. */
    public List<Correction> corrections() {
        return corrections;
    }

    private static GuideSection section(String step, JsonNode section) {
        String id = section.required("id").asString();
        String code = section.path("code").asString("");
        return new GuideSection(Message.of("guide.heading." + id), Message.of("guide.page." + step + "." + id),
                code.isEmpty() ? "" : GuideData.text("code/" + code));
    }

    private static Correction correction(JsonNode data) {
        String id = data.required("id").asString();
        return new Correction(id, Message.of("correction." + id + ".claim"),
                verdict(data.required("verdict").asString()), Message.of("correction." + id + ".statement"),
                data.required("sources").valueStream().map(Guide::source).toList(),
                LocalDate.parse(data.required("checked").asString()), GuideData.strings(data.required("steps")));
    }

    private static Correction.Verdict verdict(String id) {
        return Arrays.stream(Correction.Verdict.values()).filter(verdict -> verdict.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalStateException("corrections.json has an unknown verdict: " + id));
    }

    private static Correction.Source source(JsonNode data) {
        return new Correction.Source(data.required("label").asString(), URI.create(data.required("url").asString()));
    }
}
