package dev.timeoutdoctor.fix;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The revision that AWS gives a thing with each update, and anew when it is through with one. Later calls of the same change are locked to
 * it, so it is followed only while nobody else has edited the thing.
 *
 * @param member the member that tells it, by whose name later calls ask for it
 * @param settings everything in an answer that AWS leaves alone when it is through with a call: where this is another, somebody else has
 *     edited the thing since. It may hold secrets, and is kept nowhere. Empty where the answer does not tell all of it
 */
public record Revision(String member, Function<JsonNode, Optional<JsonNode>> settings) {

    /** By what the thing is known again as a call has left it. */
    Optional<Fingerprint> fingerprint(JsonNode answer) {
        return settings.apply(answer).map(Fingerprint::of);
    }

    /**
     * The revision since a call, by name. Where somebody else has edited the thing meanwhile, or nobody can tell, it is what AWS answered
     * to the call, which AWS refuses from then on.
     *
     * @param said the call's own answer
     */
    Map<String, String> left(JsonNode said, JsonNode now) {
        Optional<JsonNode> asSaid = settings.apply(said);
        boolean same = asSaid.isPresent()
                && settings.apply(now).filter(is -> Json.same(asSaid.get(), is)).isPresent();
        return named(same ? now : said);
    }

    /** The same of a call whose answer is not there any more; nothing where that nobody else has edited the thing cannot be told. */
    Map<String, String> left(Fingerprint then, JsonNode now) {
        return settings.apply(now).filter(then::isOf).isPresent() ? named(now) : Map.of();
    }

    private Map<String, String> named(JsonNode answer) {
        return Map.of(member, Json.text(answer, member));
    }
}
