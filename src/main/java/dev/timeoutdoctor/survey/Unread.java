package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.ApiList;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;

/**
 * What a survey could not look at.
 *
 * @param what a list of APIs or an API, in words
 * @param why what came of looking; never seen
 */
public record Unread(Message what, Observed<?> why) {

    static Unread of(ListedApi api, Observed<?> why) {
        return new Unread(Message.of("survey.trouble.api", api.api().name(), api.api().id()), why);
    }

    static Unread of(ApiList.Unread list) {
        return new Unread(Message.of("survey.trouble.list", list.what()), list.look());
    }
}
