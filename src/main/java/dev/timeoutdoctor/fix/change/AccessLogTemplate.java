package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.answer.AccessLogFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an access log must tell so that gateway, authorizer, web ACL and backend can be told apart; each kind of API knows other
 * variables (AWS: variables for access logging, REST, HTTP and WebSocket).
 */
final class AccessLogTemplate {

    private static final AccessLogTemplate REST = new AccessLogTemplate(List.of(
            Member.needed("requestId", "requestId", "extendedRequestId"),
            Member.useful("extendedRequestId", "extendedRequestId"),
            Member.useful("t", "requestTimeEpoch"),
            Member.useful("m", "httpMethod"),
            Member.useful("p", "resourcePath"),
            Member.needed("status", "status"),
            Member.needed("respMs", "responseLatency"),
            Member.needed("intMs", "integration.latency", "integrationLatency"),
            Member.needed("intStatus", "integration.status"),
            Member.needed("svcStatus", "integration.integrationStatus", "integrationStatus"),
            Member.needed("intErr", "integration.error"),
            Member.useful("intReq", "integration.requestId"),
            Member.needed("errType", "error.responseType"),
            Member.useful("err", "error.message"),
            Member.needed("authMs", "authorizer.latency", "authorizer.integrationLatency"),
            Member.needed("wafMs", "waf.latency"),
            Member.useful("canary", "isCanaryRequest"),
            Member.useful("trace", "xrayTraceId")));
    /** No web ACL stands before an HTTP API, and of its authorizer only the error is told. */
    private static final AccessLogTemplate HTTP = new AccessLogTemplate(List.of(
            Member.needed("requestId", "requestId"),
            Member.useful("extendedRequestId", "extendedRequestId"),
            Member.useful("t", "requestTimeEpoch"),
            Member.useful("m", "httpMethod"),
            Member.useful("p", "routeKey"),
            Member.needed("status", "status"),
            Member.needed("respMs", "responseLatency"),
            Member.needed("intMs", "integration.latency", "integrationLatency"),
            Member.needed("intStatus", "integration.status"),
            Member.needed("svcStatus", "integration.integrationStatus", "integrationStatus"),
            Member.needed("intErr", "integration.error", "integrationErrorMessage"),
            Member.useful("intErr2", "integrationErrorMessage"),
            Member.useful("intReq", "integration.requestId"),
            Member.needed("errType", "error.responseType"),
            Member.useful("err", "error.message"),
            Member.needed("authErr", "authorizer.error")));
    /** The whole time is not told for WebSocket APIs. */
    private static final AccessLogTemplate WEBSOCKET = new AccessLogTemplate(List.of(
            Member.needed("requestId", "requestId"),
            Member.useful("t", "requestTimeEpoch"),
            Member.useful("p", "routeKey"),
            Member.needed("status", "status"),
            Member.needed("intMs", "integration.latency", "integrationLatency"),
            Member.needed("intStatus", "integration.status"),
            Member.needed("svcStatus", "integration.integrationStatus"),
            Member.needed("intErr", "integration.error"),
            Member.useful("intReq", "integration.requestId"),
            Member.needed("errType", "error.responseType"),
            Member.useful("err", "error.message"),
            Member.needed("authMs", "authorizer.latency", "authorizer.integrationLatency"),
            Member.needed("wafMs", "waf.latency")));

    private final List<Member> members;

    /**
     * One member of a line.
     *
     * @param key its name in a new format
     * @param needed whether the parts cannot be told apart without it
     * @param variables those that say it, the best one first
     */
    private record Member(String key, boolean needed, List<String> variables) {

        static Member needed(String key, String... variables) {
            return new Member(key, true, List.of(variables));
        }

        static Member useful(String key, String variable) {
            return new Member(key, false, List.of(variable));
        }

        String text() {
            return json(key);
        }

        String json(String name) {
            return "\"" + name + "\":\"$context." + variables.getFirst() + "\"";
        }
    }

    private AccessLogTemplate(List<Member> members) {
        this.members = members;
    }

    static AccessLogTemplate of(ApiType type) {
        return switch (type) {
            case REST -> REST;
            case HTTP -> HTTP;
            case WEBSOCKET -> WEBSOCKET;
        };
    }

    /** A whole format: JSON in one line. */
    String whole() {
        return members.stream().map(Member::text).collect(Collectors.joining(",", "{", "}"));
    }

    /** What a format does not tell, as variables: {@code $context.waf.latency}. */
    List<String> lacking(String format) {
        return lackingMembers(format).stream().map(member -> "$context." + member.variables().getFirst()).toList();
    }

    private List<Member> lackingMembers(String format) {
        Optional<AccessLogFormat> read = AccessLogFormat.of(format);
        return members.stream().filter(Member::needed).filter(member -> read.isEmpty()
                || member.variables().stream().noneMatch(read.get()::has)).toList();
    }

    /** Whether a format can keep all that it has while more is added. */
    static boolean takesMore(String format) {
        String line = format.strip();
        return line.startsWith("{") && line.endsWith("}") && line.contains(":");
    }

    /** The format with what it lacks: added where it is a JSON object, otherwise another format altogether. */
    String completed(String format) {
        if (!takesMore(format)) {
            return whole();
        }
        String line = format.strip();
        String more = lackingMembers(format).stream()
                .map(member -> line.contains("\"" + member.key() + "\"")
                        ? member.json(member.variables().getFirst())
                        : member.text())
                .collect(Collectors.joining(","));
        return more.isEmpty() ? line : line.substring(0, line.length() - 1).stripTrailing() + "," + more + "}";
    }
}
