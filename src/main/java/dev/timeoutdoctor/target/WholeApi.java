package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.target.ApiLookup.Served;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** All that an API serves on a stage, where no path says what was asked for. */
final class WholeApi {

    private WholeApi() {}

    /**
     * Every method of it.
     *
     * @param stage empty for each of its stages, which the request's path names then
     * @param base of the requests' URLs: a custom domain name and its mapping's path
     * @param method of the requests whose method the API leaves open
     */
    static Served of(ApiFacts facts, String stage, String base, String method) {
        if (!stage.isEmpty() && !facts.stageNames().contains(stage)) {
            return new Served.None(ApiLookup.unknownStage(facts, stage));
        }
        List<String> stages = stage.isEmpty() ? facts.stageNames() : List.of(stage);
        List<Choice> choices = stages.stream().flatMap(name -> facts.methods().methods().stream()
                .map(each -> facts.choice(name, each, method,
                        url(facts.type(), base + (stage.isEmpty() ? "/" + name : ""), each.path()), List.of())))
                .toList();
        return choices.isEmpty()
                ? new Served.None(ApiLookup.noMethod(facts, method, ""))
                : new Served.By(choices, Message.of("target.choices.part", facts.name()));
    }

    /** A WebSocket API's routes are no paths. */
    private static String url(ApiType type, String base, String path) {
        return type == ApiType.WEBSOCKET ? "wss://" + base : "https://" + base + (path.startsWith("/") ? path : "");
    }
}
