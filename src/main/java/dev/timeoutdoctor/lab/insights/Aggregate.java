package dev.timeoutdoctor.lab.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A function over the rows of a group. */
interface Aggregate {

    Optional<String> of(List<Row> rows);

    /** Reads one after {@code stats}: count, count_distinct, sum, avg, min, max or pct. */
    static Aggregate parse(Lexer in) {
        String name = in.needName().toLowerCase(Locale.ROOT);
        in.need("(");
        if (name.equals("count") && (in.takeSymbol(")") || star(in))) {
            return rows -> Optional.of(String.valueOf(rows.size()));
        }
        Expression value = new ExpressionParser(in).parse();
        double percent = 0;
        if (name.equals("pct")) {
            in.need(",");
            percent = in.takeNumber().filter(number -> number <= 100)
                    .orElseThrow(() -> in.unexpected("a percentage is missing"));
        }
        in.need(")");
        double place = percent;
        return switch (name) {
            case "count" ->
                rows -> Optional.of(String.valueOf(rows.stream().filter(row -> value.of(row).isPresent()).count()));
            case "count_distinct" ->
                rows -> Optional
                        .of(String.valueOf(rows.stream().flatMap(row -> value.of(row).stream()).distinct().count()));
            case "sum" ->
                rows -> some(numbers(rows, value)).map(all -> all.stream().mapToDouble(n -> n).sum()).map(Row::text);
            case "avg" -> rows -> some(numbers(rows, value))
                    .map(all -> all.stream().mapToDouble(n -> n).average().orElseThrow()).map(Row::text);
            case "min" -> rows -> rows.stream().flatMap(row -> value.of(row).stream()).min(ExpressionParser::order);
            case "max" -> rows -> rows.stream().flatMap(row -> value.of(row).stream()).max(ExpressionParser::order);
            case "pct" -> rows -> some(numbers(rows, value)).map(all -> percentile(all, place)).map(Row::text);
            default -> throw in.unexpected("the lab does not know the function " + name);
        };
    }

    private static boolean star(Lexer in) {
        if (in.takeSymbol("*")) {
            in.need(")");
            return true;
        }
        return false;
    }

    private static List<Double> numbers(List<Row> rows, Expression value) {
        return rows.stream().flatMap(row -> value.of(row).flatMap(Row::number).stream()).sorted().toList();
    }

    private static Optional<List<Double>> some(List<Double> numbers) {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    private static double percentile(List<Double> sorted, double percent) {
        double place = percent / 100 * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }
}
