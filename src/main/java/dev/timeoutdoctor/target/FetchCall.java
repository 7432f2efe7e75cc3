package dev.timeoutdoctor.target;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser's "copy as fetch": the method and headers of its options, and of nothing that a body holds (WHATWG: fetch). */
final class FetchCall {

    private static final Pattern FETCH = Pattern
            .compile("(?:^|[\\s=(.])fetch\\(\\s*([\"'`])(?<url>[^\"'`]+)\\1");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z]{3,7}");

    private FetchCall() {}

    static Optional<PastedCommand> read(String text) {
        Matcher call = FETCH.matcher(text);
        if (!call.find()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        String method = "GET";
        String body = "";
        for (Member member : members(tokens(text.substring(call.end())))) {
            if (member.path().equals("method") && METHOD.matcher(member.value()).matches()) {
                method = member.value().toUpperCase(Locale.ROOT);
            } else if (member.path().equals("body")) {
                body = member.value();
            } else if (member.path().startsWith("headers.")) {
                headers.put(member.path().substring("headers.".length()).toLowerCase(Locale.ROOT), member.value());
            }
        }
        return Optional.of(new PastedCommand(call.group("url"), method, headers, body));
    }

    /** A text of the options, with the names that lead to it. */
    private record Member(String path, String value) {}

    private enum Kind {
        TEXT, NAME, SIGN
    }

    private record Token(Kind kind, String text) {

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private static List<Member> members(List<Token> tokens) {
        List<Member> members = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        String key = "";
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean named = token.kind() != Kind.SIGN && i + 1 < tokens.size() && tokens.get(i + 1).is(":");
            if (named) {
                key = token.text();
            } else if (token.is("{")) {
                open.addLast(key);
            } else if (token.is("}")) {
                open.pollLast();
            } else if (token.kind() == Kind.TEXT && i > 0 && tokens.get(i - 1).is(":") && !open.isEmpty()) {
                String above = String.join(".", open.stream().skip(1).toList());
                members.add(new Member(above.isEmpty() ? key : above + "." + key, token.text()));
            }
        }
        return members;
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = i;
            if (c == '"' || c == '\'' || c == '`') {
                end = closing(text, i);
                tokens.add(new Token(Kind.TEXT, text.substring(i + 1, end).replaceAll("\\\\(.)", "$1")));
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end + 1 < text.length() && Character.isJavaIdentifierPart(text.charAt(end + 1))) {
                    end++;
                }
                tokens.add(new Token(Kind.NAME, text.substring(i, end + 1)));
            } else if (!Character.isWhitespace(c)) {
                tokens.add(new Token(Kind.SIGN, String.valueOf(c)));
            }
            i = end;
        }
        return tokens;
    }

    /** Where a text ends that begins here; one that is cut off ends with everything. */
    private static int closing(String text, int begin) {
        for (int i = begin + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(begin)) {
                return i;
            }
        }
        return text.length();
    }
}
