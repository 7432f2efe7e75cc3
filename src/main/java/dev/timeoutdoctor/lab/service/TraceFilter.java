package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Traces;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * X-Ray's filter expressions, as far as a look for slow or failed calls of a stage needs them: AND, OR and parentheses over
 * {@code service(…)}, {@code responsetime}, {@code duration}, {@code fault} and {@code error} (AWS: filter expressions).
 * Others are refused, not ignored.
 */
final class TraceFilter {

    private static final Pattern TERM = Pattern.compile("service\\((?:id\\(\\s*name:\\s*)?\"([^\"]+)\""
            + "(?:\\s*,\\s*type:\\s*\"[^\"]*\")?\\s*\\)?\\s*\\)|(responsetime|duration)\\s*>=?\\s*([0-9.]+)"
            + "|(fault|error)(?:\\s*=\\s*true)?");

    private final String text;
    private int at;

    private TraceFilter(String text) {
        this.text = text;
    }

    static Predicate<Call> parse(String expression) {
        TraceFilter filter = new TraceFilter(expression.strip());
        if (filter.text.isEmpty()) {
            return call -> true;
        }
        Predicate<Call> all = filter.either();
        if (filter.at < filter.text.length()) {
            throw filter.unread();
        }
        return all;
    }

    private Predicate<Call> either() {
        Predicate<Call> all = both();
        while (takes("OR")) {
            all = all.or(both());
        }
        return all;
    }

    private Predicate<Call> both() {
        Predicate<Call> all = one();
        while (takes("AND")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Call> one() {
        if (takes("(")) {
            Predicate<Call> inner = either();
            if (!takes(")")) {
                throw unread();
            }
            return inner;
        }
        Matcher term = TERM.matcher(text).region(at, text.length());
        if (!term.lookingAt()) {
            throw unread();
        }
        at = term.end();
        blanks();
        return term(term);
    }

    private boolean takes(String token) {
        boolean there = text.regionMatches(true, at, token, 0, token.length());
        if (there) {
            at += token.length();
            blanks();
        }
        return there;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static Predicate<Call> term(Matcher term) {
        String name = term.group(1);
        if (name != null) {
            return call -> Traces.name(call).equals(name);
        }
        if (term.group(2) != null) {
            double seconds = Double.parseDouble(term.group(3));
            boolean whole = term.group(2).equals("duration");
            return call -> (whole ? call.whole() : call.answer().latency()).toMillis() > seconds * 1000;
        }
        int hundreds = term.group(4).equals("fault") ? 5 : 4;
        return call -> call.answer().status() / 100 == hundreds;
    }

    private Refusal unread() {
        return new Refusal(400, "InvalidRequestException",
                "The lab does not read the filter from here: " + text.substring(at));
    }
}
