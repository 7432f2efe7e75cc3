package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import java.util.Optional;

/**
 * What a survey could not look at.
 *
 * @param api empty where it is the list of APIs itself
 * @param why what came of looking; never seen
 */
public record Unread(Optional<ListedApi> api, Observed<?> why) {}
