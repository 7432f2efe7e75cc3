package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.target.RequestUrl.Foreign;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what may answer at a VPC endpoint's own name, where no header tells the API (AWS: invoking private APIs): any private API that
 * has the stage and a method for the path.
 */
final class EndpointLookup {

    /** Each costs a look. */
    private static final int MOST_APIS = 10;

    private final ApiReads reads;
    private final ApiLookup apis;

    EndpointLookup(ApiReads reads, ApiLookup apis) {
        this.reads = reads;
        this.apis = apis;
    }

    TargetResult find(Foreign url, String region, String method) {
        ApiList list = reads.apis(region);
        List<ListedApi> privates = list.rest().seen().orElse(List.of()).stream()
                .filter(each -> each.api().endpointType() == EndpointType.PRIVATE).toList();
        List<TargetResult> gaps = new ArrayList<>();
        list.unread().stream().filter(unread -> unread.look().equals(list.rest()))
                .forEach(unread -> gaps.add(NotLookedAt.of(unread)));
        if (privates.size() > MOST_APIS) {
            return new TargetResult.NotFound(Message.of("target.endpoint.many-apis", url.host(), privates.size()),
                    Message.of("target.next.endpoint"), "");
        }
        List<Choice> choices = new ArrayList<>();
        for (ListedApi each : privates) {
            switch (apis.api(region, each.api().id())) {
                case ApiLookup.Api.Known known -> choices.addAll(serving(known.facts(), url, method));
                case ApiLookup.Api.Not not -> gaps.add(not.why());
            }
        }
        return NotLookedAt.beside(choices.isEmpty()
                ? new TargetResult.NotFound(url.why(), Message.of("target.next.endpoint"), url.url())
                : ApiLookup.chosen(choices, Message.of("target.choices.endpoint", url.host())), gaps);
    }

    private static List<Choice> serving(ApiFacts facts, Foreign url, String method) {
        String[] parts = url.path().substring(1).split("/", 2);
        return facts.stageNames().stream().filter(parts[0]::equals)
                .flatMap(stage -> RouteMatcher
                        .match(facts.type(), facts.methods(), "/" + (parts.length > 1 ? parts[1] : ""), method).stream()
                        .map(found -> facts.choice(stage, found, method, url.url(),
                                List.of(Message.of("target.note.private", facts.name())))))
                .toList();
    }
}
