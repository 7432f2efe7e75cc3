package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a question needs: where the needed evidence was not seen, there is no question, and the reason is passed on. */
final class Need {

    private Need() {}

    static <T> Ask of(EvidenceSet evidence, EvidenceKey<T> key, Function<T, Ask> then) {
        return switch (evidence.get(key)) {
            case Observed.Seen<T> seen -> then.apply(seen.value());
            case Observed.NotHere<T> notHere -> new Ask.NotHere(notHere.why());
            case Observed.Absent<T> absent -> missing(key);
            case Observed.Denied<T> denied -> missing(key);
            case Observed.Failed<T> failed -> missing(key);
            case Observed.NotAsked<T> notAsked -> missing(key);
        };
    }

    /** The examined route, for what every kind of API has. */
    static Ask route(EvidenceSet evidence, Function<Route, Ask> then) {
        return of(evidence, EvidenceKeys.ROUTE, then);
    }

    /** The examined route, for what only REST APIs have. */
    static Ask restRoute(EvidenceSet evidence, Function<Route, Ask> then) {
        return route(evidence, route -> route.apiType() == ApiType.REST
                ? then.apply(route)
                : new Ask.NotHere(Message.of("collect.not-here.rest-only")));
    }

    /** The examined route, for what only HTTP and WebSocket APIs have. */
    static Ask newerRoute(EvidenceSet evidence, Function<Route, Ask> then) {
        return route(evidence, route -> route.apiType() == ApiType.REST
                ? new Ask.NotHere(Message.of("collect.not-here.newer-only"))
                : then.apply(route));
    }

    /** The stage's variables, of which these must be set; without any names the stage need not have been seen. */
    static Ask variables(EvidenceSet evidence, List<String> names, Function<Map<String, String>, Ask> then) {
        Optional<Stage> stage = evidence.get(EvidenceKeys.STAGE).seen();
        if (!names.isEmpty() && stage.isEmpty()) {
            return missing(EvidenceKeys.STAGE);
        }
        Map<String, String> variables = stage.map(Stage::variables).orElse(Map.of());
        List<String> unset = names.stream().filter(name -> !variables.containsKey(name)).toList();
        return unset.isEmpty()
                ? then.apply(variables)
                : new Ask.Cannot(Message.of("collect.cannot.stage-variable", unset));
    }

    static Ask missing(EvidenceKey<?> key) {
        return new Ask.Cannot(Message.of("collect.cannot.missing", key.title()));
    }
}
