package dev.timeoutdoctor.lab.insights;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Conditions and arithmetic of a query, weakest binding first. */
final class ExpressionParser {

    private static final int MAX_DEPTH = 60;

    private final Lexer in;
    private int depth;

    ExpressionParser(Lexer in) {
        this.in = in;
    }

    Expression parse() {
        if (++depth > MAX_DEPTH) {
            throw in.unexpected("nested too deeply");
        }
        Expression left = and();
        while (in.takeWord("or")) {
            Expression a = left;
            Expression b = and();
            left = row -> Expression.truth(a.holds(row) || b.holds(row));
        }
        depth--;
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (in.takeWord("and")) {
            Expression a = left;
            Expression b = not();
            left = row -> Expression.truth(a.holds(row) && b.holds(row));
        }
        return left;
    }

    private Expression not() {
        if (in.takeWord("not")) {
            Expression inner = comparison();
            return row -> Expression.truth(!inner.holds(row));
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        if (in.takeWord("like") || in.takeSymbol("=~")) {
            return like(left, false);
        }
        if (in.takeWord("not")) {
            if (!in.takeWord("like")) {
                throw in.unexpected("like is missing");
            }
            return like(left, true);
        }
        if (in.takeSymbol("!=")) {
            return compare(left, sum(), order -> order != 0);
        }
        if (in.takeSymbol(">=")) {
            return compare(left, sum(), order -> order >= 0);
        }
        if (in.takeSymbol("<=")) {
            return compare(left, sum(), order -> order <= 0);
        }
        if (in.takeSymbol("=")) {
            return compare(left, sum(), order -> order == 0);
        }
        if (in.takeSymbol(">")) {
            return compare(left, sum(), order -> order > 0);
        }
        if (in.takeSymbol("<")) {
            return compare(left, sum(), order -> order < 0);
        }
        return left;
    }

    private Expression like(Expression left, boolean negated) {
        Optional<Pattern> regex = in.takeRegex();
        Optional<String> text = regex.isPresent() ? Optional.empty() : in.takeText();
        if (regex.isEmpty() && text.isEmpty()) {
            throw in.unexpected("a text or a regular expression is missing");
        }
        return row -> Expression.truth(negated != left.of(row)
                .filter(value -> regex.map(pattern -> pattern.matcher(value).find())
                        .orElseGet(() -> value.contains(text.orElseThrow())))
                .isPresent());
    }

    private static Expression compare(Expression left, Expression right, IntPredicate wanted) {
        return row -> Expression.truth(left.of(row)
                .flatMap(a -> right.of(row).map(b -> wanted.test(order(a, b)))).orElse(false));
    }

    /** Numbers by value, all else by the alphabet. */
    static int order(String a, String b) {
        Optional<Double> left = Row.number(a);
        Optional<Double> right = Row.number(b);
        return left.isPresent() && right.isPresent() ? left.get().compareTo(right.get()) : a.compareTo(b);
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (in.takeSymbol("+")) {
                left = arithmetic(left, product(), (a, b) -> a + b);
            } else if (in.takeSymbol("-")) {
                left = arithmetic(left, product(), (a, b) -> a - b);
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = primary();
        while (true) {
            if (in.takeSymbol("*")) {
                left = arithmetic(left, primary(), (a, b) -> a * b);
            } else if (in.takeSymbol("/")) {
                left = arithmetic(left, primary(), (a, b) -> a / b);
            } else {
                return left;
            }
        }
    }

    private static Expression arithmetic(Expression left, Expression right, DoubleBinaryOperator operator) {
        return row -> left.of(row).flatMap(Row::number)
                .flatMap(a -> right.of(row).flatMap(Row::number).map(b -> operator.applyAsDouble(a, b)))
                .filter(Double::isFinite).map(Row::text);
    }

    private Expression primary() {
        Optional<Double> number = in.takeNumber();
        if (number.isPresent()) {
            Optional<String> value = Optional.of(Row.text(number.get()));
            return row -> value;
        }
        Optional<String> text = in.takeText();
        if (text.isPresent()) {
            return row -> text;
        }
        if (in.takeSymbol("(")) {
            Expression inner = parse();
            in.need(")");
            return inner;
        }
        String name = in.needName();
        return in.takeSymbol("(") ? function(name.toLowerCase(Locale.ROOT)) : row -> row.get(name);
    }

    private Expression function(String name) {
        if (name.equals("bin")) {
            return bin();
        }
        if (!List.of("ispresent", "strcontains", "floor", "ceil", "abs").contains(name)) {
            throw in.unexpected("the lab does not know the function " + name);
        }
        Expression value = parse();
        Expression result = switch (name) {
            case "ispresent" -> row -> Expression.truth(value.of(row).isPresent());
            case "floor" -> arithmetic(value, value, (a, b) -> Math.floor(a));
            case "ceil" -> arithmetic(value, value, (a, b) -> Math.ceil(a));
            case "abs" -> arithmetic(value, value, (a, b) -> Math.abs(a));
            default -> {
                in.need(",");
                Expression part = parse();
                yield row -> Expression.truth(
                        value.of(row).flatMap(all -> part.of(row).map(all::contains)).orElse(false));
            }
        };
        in.need(")");
        return result;
    }

    /** The start of the span of time in which the record lies. */
    private Expression bin() {
        double count = in.takeNumber().orElseThrow(() -> in.unexpected("a span such as 5m is missing"));
        String unit = in.needName();
        in.need(")");
        long seconds = switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> throw in.unexpected("the lab bins by s, m, h and d");
        };
        long span = (long) (count * seconds * 1000);
        if (span <= 0) {
            throw in.unexpected("the span must not be 0");
        }
        return row -> row.get("@epochMillis").map(Long::valueOf)
                .map(millis -> Records.time(Instant.ofEpochMilli(Math.floorDiv(millis, span) * span)));
    }
}
