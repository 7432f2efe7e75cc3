package dev.timeoutdoctor.report;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a symptom may stand in a report: nothing that could be a secret of the caller or of the backend. */
final class Symptoms {

    /** Headers whose values diagnosis rests on and that never hold a secret. */
    private static final Set<String> SHOWN = Set.of("x-amzn-errortype", "x-cache", "server", "via", "content-type",
            "retry-after");
    /** Members of the answers that API Gateway itself makes. */
    private static final Set<String> GATEWAY_MEMBERS = Set.of("message", "connectionId", "requestId");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");
    private static final int LONGEST_MESSAGE = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Symptoms() {}

    /** What the caller saw: of the session, else of the evidence. */
    static Optional<Symptom> of(Session session) {
        return session.symptom().or(() -> session.evidence().get(EvidenceKeys.SYMPTOM).seen());
    }

    /** Headers that may be shown, by name. */
    static Map<String, String> headers(Symptom symptom) {
        Map<String, String> shown = new TreeMap<>(symptom.headers());
        shown.keySet().retainAll(SHOWN);
        return shown;
    }

    /** Names of the headers whose values are left out, in order. */
    static List<String> otherHeaders(Symptom symptom) {
        return symptom.headers().keySet().stream().filter(name -> !SHOWN.contains(name)).sorted().toList();
    }

    /** The message of an answer that the gateway made itself; empty for every other body. */
    static Optional<String> gatewayMessage(Symptom symptom) {
        try {
            JsonNode body = JSON.readTree(symptom.body());
            if (!body.isObject() || !body.propertyNames().stream().allMatch(GATEWAY_MEMBERS::contains)) {
                return Optional.empty();
            }
            JsonNode message = body.path("message");
            return message.isString() && message.asString().length() <= LONGEST_MESSAGE
                    ? Optional.of(message.asString())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // not JSON, so not the gateway's own words
        }
    }

    /** A URL without what people put secrets into: user, values of the query, fragment. */
    static String withoutValues(String url) {
        String bare = USER_INFO.matcher(url.split("#", 2)[0]).replaceFirst("//");
        int query = bare.indexOf('?');
        if (query < 0) {
            return bare;
        }
        return bare.substring(0, query + 1) + Stream.of(bare.substring(query + 1).split("&", -1))
                .map(Symptoms::withoutValue).collect(Collectors.joining("&"));
    }

    private static String withoutValue(String parameter) {
        int value = parameter.indexOf('=');
        return value < 0 ? (parameter.isEmpty() ? "" : "…") : parameter.substring(0, value + 1) + "…";
    }
}
