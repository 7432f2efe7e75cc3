package dev.timeoutdoctor.guide;

import java.util.List;

/**
 * What the guide says beside one step of the wizard.
 *
 * @param stepId for example {@code raise-timeout}
 * @param sections in reading order; the first says why the step is there
 * @param corrections what the original guide has wrong or leaves out about this step
 */
public record GuidePage(String stepId, List<GuideSection> sections, List<Correction> corrections) {

    public GuidePage {
        sections = List.copyOf(sections);
        corrections = List.copyOf(corrections);
    }
}
