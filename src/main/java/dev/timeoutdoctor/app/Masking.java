package dev.timeoutdoctor.app;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of log lines and error reports what could give an account away: access keys, secrets, tokens, signatures, account ids,
 * and the home directory. Nothing is meant to write them; this is the net below.
 */
final class Masking {

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Pattern.compile("\\b(A[KS]IA|AROA|AIDA)[A-Z0-9]{12,}\\b"), "$1…"),
            // the whole value, since what stands after "Bearer" or the first of several cookies is no less secret
            new Rule(Pattern.compile(
                    "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie)(\"?\\s*[=:]\\s*\"?)[^\"\\r\\n]+"), "$1$2…"),
            new Rule(Pattern.compile("(?i)(secret_?access_?key|session_?token)(\\s+)(?![=:])\\S+"), "$1$2…"),
            new Rule(Pattern.compile(
                    "(?i)(secret_?access_?key|client_?secret|security-token|api[-_]?key|password|token)"
                            + "(\"?\\s*[=:]\\s*\"?)[^\\s\",;&]+"),
                    "$1$2…"),
            new Rule(Pattern.compile("(?i)(x-amz-(?:signature|credential|security-token))=[^&\\s]+"), "$1=…"),
            new Rule(Pattern.compile("(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"), "…"),
            new Rule(Pattern.compile("\\b(\\d{4})\\d{4}(\\d{4})\\b"), "$1…$2"));

    private Masking() {}

    static String mask(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? masked.replace(home, "~") : masked;
    }
}
