package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stage's own access log format, and the reading of lines by it. The format is any text with {@code $context} variables: JSON, the
 * Common Log Format, CSV, XML or whatever somebody typed, so a line is read by the texts between the variables and by what a
 * variable can hold, not by its syntax: AWS does not escape what it fills in, and JSON with an unquoted {@code -} is no JSON. Two
 * variables with nothing between them cannot be told apart and are left out. A line that was written by another format is no entry.
 */
public final class AccessLogFormat {

    /** An authorizer's own properties may have any name. */
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$context\\.(authorizer\\.[A-Za-z0-9_.:-]*[A-Za-z0-9_]|[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)");
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+$");
    /** AWS takes no format of more than 3 KB (AWS: REST API quotas). */
    private static final int LONGEST = 4_096;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{0,18}");
    private static final Pattern WORD = Pattern.compile("[^\\s\"]*");
    private static final Set<String> WHOLES = Set.of("status", "responseLatency", "integrationLatency",
            "integration.latency", "responseLength", "requestTimeEpoch", "integration.status", "authorizer.latency",
            "authorizer.integrationLatency", "authorizer.status", "authorize.latency", "authorize.status",
            "authenticate.latency", "authenticate.status", "waf.latency", "waf.status", "integrationStatus",
            "integration.integrationStatus", "integration.timeToAllHeaders", "integration.timeToFirstContent");
    private static final Set<String> WORDS = Set.of("requestId", "extendedRequestId", "apiId", "stage", "httpMethod",
            "resourceId", "awsEndpointRequestId", "integration.requestId", "identity.sourceIp",
            "error.responseType", "xrayTraceId", "isCanaryRequest", "protocol", "accountId", "domainName",
            "connectionId", "eventType", "integration.responseTransferMode");

    /** Either a text that stands in every line, or a variable. */
    private record Token(String literal, List<String> variables) {}

    private final List<Token> tokens;
    private final Set<String> variables;

    private AccessLogFormat(List<Token> tokens, Set<String> variables) {
        this.tokens = tokens;
        this.variables = variables;
    }

    /** Reads a format; empty where it names no variable or is longer than AWS takes. */
    public static Optional<AccessLogFormat> of(String given) {
        String format = withoutLineEnd(given);
        List<Token> tokens = new ArrayList<>();
        Set<String> variables = new HashSet<>();
        Matcher matcher = VARIABLE.matcher(format);
        int from = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            String between = format.substring(from, matcher.start());
            if (between.isEmpty() && !variables.isEmpty()) {
                Token last = tokens.removeLast();
                List<String> joined = new ArrayList<>(last.variables());
                joined.add(name);
                tokens.add(new Token("", joined));
            } else {
                if (!between.isEmpty()) {
                    tokens.add(new Token(between, List.of()));
                }
                tokens.add(new Token("", List.of(name)));
            }
            variables.add(name);
            from = matcher.end();
        }
        if (from < format.length()) {
            tokens.add(new Token(format.substring(from), List.of()));
        }
        return variables.isEmpty() || format.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new AccessLogFormat(List.copyOf(tokens), Set.copyOf(variables)));
    }

    /** Whether lines tell a variable. */
    public boolean has(String variable) {
        return variables.contains(variable);
    }

    /** What a line says; empty where it was not written by this format. */
    public Optional<AccessLogEntry> read(LogLine line) {
        return new Reading(withoutLineEnd(line.message())).values()
                .map(values -> new AccessLogEntry(line.at(), told(values)));
    }

    private static String withoutLineEnd(String text) {
        return LINE_END.matcher(text).replaceFirst("");
    }

    /** A minus sign, an empty text and -1 say that the gateway had no value (AWS: variables for access logging). */
    private static Map<String, String> told(Map<String, String> values) {
        Map<String, String> told = new LinkedHashMap<>(values);
        told.values().removeIf(value -> value.isEmpty() || value.equals("-") || value.equals("-1"));
        return told;
    }

    private static boolean fits(String variable, CharSequence value) {
        if (WHOLES.contains(variable)) {
            return WHOLE.matcher(value).matches();
        }
        return !WORDS.contains(variable) || WORD.matcher(value).matches();
    }

    /**
     * Reads one line: each variable takes the shortest text that fits and lets the rest be read. What cannot be read from a place is
     * remembered, and the number of tries is bounded, so that no line takes long.
     */
    private final class Reading {

        private static final int MOST_TRIES = 20_000;

        private final String text;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Set<Long> dead = new HashSet<>();
        private int tries;

        private Reading(String text) {
            this.text = text;
        }

        private Optional<Map<String, String>> values() {
            return from(0, 0) ? Optional.of(values) : Optional.empty();
        }

        private boolean from(int token, int at) {
            if (token == tokens.size()) {
                return at == text.length();
            }
            Token next = tokens.get(token);
            if (next.variables().isEmpty()) {
                return text.startsWith(next.literal(), at) && from(token + 1, at + next.literal().length());
            }
            long place = (long) token << 32 | at;
            if (dead.contains(place)) {
                return false;
            }
            if (variable(token, at, next.variables())) {
                return true;
            }
            dead.add(place);
            return false;
        }

        private boolean variable(int token, int at, List<String> names) {
            boolean last = token == tokens.size() - 1;
            String mark = last ? "" : tokens.get(token + 1).literal();
            int end = last ? text.length() : text.indexOf(mark, at);
            while (end >= 0 && tries < MOST_TRIES) {
                tries++;
                String value = text.substring(at, end);
                boolean fits = names.size() > 1 || fits(names.getFirst(), value);
                if (fits && from(token + 1, end)) {
                    if (names.size() == 1) {
                        values.putIfAbsent(names.getFirst(), value);
                    }
                    return true;
                }
                end = last ? -1 : text.indexOf(mark, end + 1);
            }
            return false;
        }
    }
}
