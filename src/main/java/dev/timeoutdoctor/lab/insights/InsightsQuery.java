package dev.timeoutdoctor.lab.insights;

import dev.timeoutdoctor.lab.traffic.LogEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A parsed Insights query: fields, display, filter, parse, stats, sort and limit (AWS: Logs Insights query syntax).
 * Anything else is refused as malformed when the query is parsed.
 */
public final class InsightsQuery {

    private final List<UnaryOperator<Table>> commands = new ArrayList<>();
    private final Lexer in;

    private InsightsQuery(String query) {
        in = new Lexer(query);
        do {
            commands.add(command());
        } while (in.takeSymbol("|"));
        if (!in.atEnd()) {
            throw in.unexpected("a pipe is missing");
        }
    }

    /** Throws a {@link dev.timeoutdoctor.lab.protocol.Refusal} MalformedQueryException if the lab cannot answer it. */
    public static InsightsQuery parse(String query) {
        return new InsightsQuery(query);
    }

    /**
     * What a query found.
     *
     * @param matched
     *            how many log lines passed the filters
     */
    public record Answer(List<Map<String, String>> rows, int matched) {

        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /** The rows to show, each a map of column to value in order; {@code @ptr} goes with rows that are log lines. */
    public Answer run(List<LogEvent> newestFirst, int limit) {
        Table table = new Table(List.of(), IntStream.range(0, newestFirst.size())
                .mapToObj(i -> Records.row(newestFirst.get(i), i)).toList(), 0);
        for (UnaryOperator<Table> command : commands) {
            table = command.apply(table);
        }
        List<String> columns = new ArrayList<>(
                table.columns().isEmpty() ? List.of("@timestamp", "@message") : table.columns());
        boolean lines = table.matched() == 0;
        if (lines) {
            columns.add("@ptr");
        }
        List<Map<String, String>> rows = table.rows().stream().limit(limit).map(row -> {
            Map<String, String> shown = new LinkedHashMap<>();
            columns.forEach(column -> row.get(column).ifPresent(value -> shown.put(column, value)));
            return shown;
        }).toList();
        return new Answer(rows, lines ? table.rows().size() : table.matched());
    }

    private UnaryOperator<Table> command() {
        String name = in.needName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "fields" -> fields(false);
            case "display" -> fields(true);
            case "filter" -> filter();
            case "parse" -> parse();
            case "stats" -> stats();
            case "sort" -> sort();
            case "limit" -> {
                double count = in.takeNumber().orElseThrow(() -> in.unexpected("a number is missing"));
                yield table -> table.withRows(table.rows().stream().limit((long) count).toList());
            }
            default -> throw in.unexpected("the lab does not know the command " + name);
        };
    }

    private UnaryOperator<Table> filter() {
        Expression condition = new ExpressionParser(in).parse();
        return table -> table.withRows(table.rows().stream().filter(condition::holds).toList());
    }

    private record Column(String name, Expression value) {}

    private Column column() {
        int before = in.position();
        Expression value = new ExpressionParser(in).parse();
        String written = in.since(before);
        return new Column(in.takeWord("as") ? in.needName() : written, value);
    }

    private UnaryOperator<Table> fields(boolean only) {
        List<Column> added = new ArrayList<>();
        do {
            added.add(column());
        } while (in.takeSymbol(","));
        return table -> {
            List<String> columns = new ArrayList<>(only ? List.of() : table.columns());
            added.stream().map(Column::name).filter(name -> !columns.contains(name)).forEach(columns::add);
            return table.withRows(table.rows().stream().map(row -> {
                Row filled = row;
                for (Column column : added) {
                    filled = filled.with(column.name(), column.value().of(row));
                }
                return filled;
            }).toList()).withColumns(columns);
        };
    }

    private UnaryOperator<Table> parse() {
        Expression source = in.takeName().<Expression>map(name -> row -> row.get(name))
                .orElseThrow(() -> in.unexpected("a field is missing"));
        Optional<Pattern> regex = in.takeRegex();
        if (regex.isPresent()) {
            List<String> names = List.copyOf(regex.get().namedGroups().keySet());
            return table -> table.withRows(
                    table.rows().stream().map(row -> extract(row, source, regex.get(), names, true)).toList());
        }
        String glob = in.takeText().orElseThrow(() -> in.unexpected("a text or a regular expression is missing"));
        if (!in.takeWord("as")) {
            throw in.unexpected("as is missing");
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(in.needName());
        } while (in.takeSymbol(","));
        String[] parts = glob.split("\\*", -1);
        if (parts.length != names.size() + 1) {
            throw in.unexpected("as many names as asterisks are needed");
        }
        // The last asterisk takes the rest of the line, every other one as little as it can.
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 2 && parts[i + 1].isEmpty();
            pattern.append(Pattern.quote(parts[i])).append(i == parts.length - 1 ? "" : last ? "(.*)" : "(.*?)");
        }
        Pattern compiled = Pattern.compile(pattern.toString());
        return table -> table
                .withRows(table.rows().stream().map(row -> extract(row, source, compiled, names, false)).toList());
    }

    private static Row extract(Row row, Expression source, Pattern pattern, List<String> names, boolean named) {
        Matcher found = pattern.matcher(source.of(row).orElse(""));
        if (!found.find()) {
            return row;
        }
        Row filled = row;
        for (int i = 0; i < names.size(); i++) {
            String value = named ? found.group(names.get(i)) : found.group(i + 1);
            filled = filled.with(names.get(i), Optional.ofNullable(value));
        }
        return filled;
    }

    private record Measure(String name, Aggregate value) {}

    private UnaryOperator<Table> stats() {
        List<Measure> measures = new ArrayList<>();
        do {
            int before = in.position();
            Aggregate value = Aggregate.parse(in);
            String written = in.since(before);
            measures.add(new Measure(in.takeWord("as") ? in.needName() : written, value));
        } while (in.takeSymbol(","));
        List<Column> groups = new ArrayList<>();
        if (in.takeWord("by")) {
            do {
                groups.add(column());
            } while (in.takeSymbol(","));
        }
        return table -> aggregate(table, measures, groups);
    }

    private static Table aggregate(Table table, List<Measure> measures, List<Column> groups) {
        Map<List<String>, List<Row>> members = table.rows().stream().collect(Collectors.groupingBy(
                row -> groups.stream().map(group -> group.value().of(row).orElse("")).toList(), LinkedHashMap::new,
                Collectors.toList()));
        List<Row> rows = members.entrySet().stream().map(group -> {
            Row row = new Row(Map.of());
            for (int i = 0; i < groups.size(); i++) {
                row = row.with(groups.get(i).name(), Optional.of(group.getKey().get(i)).filter(key -> !key.isEmpty()));
            }
            for (Measure measure : measures) {
                row = row.with(measure.name(), measure.value().of(group.getValue()));
            }
            return row;
        }).toList();
        List<String> columns = new ArrayList<>(groups.stream().map(Column::name).toList());
        measures.forEach(measure -> columns.add(measure.name()));
        return new Table(columns, rows, Math.max(table.rows().size(), table.matched()));
    }

    private UnaryOperator<Table> sort() {
        List<Comparator<Row>> keys = new ArrayList<>();
        do {
            Expression key = new ExpressionParser(in).parse();
            Comparator<Row> next = Comparator.comparing((Row row) -> key.of(row).orElse(""), ExpressionParser::order);
            if (in.takeWord("desc")) {
                next = next.reversed();
            } else {
                in.takeWord("asc");
            }
            keys.add(next);
        } while (in.takeSymbol(","));
        Comparator<Row> order = keys.stream().reduce(Comparator::thenComparing).orElseThrow();
        return table -> table.withRows(table.rows().stream().sorted(order).toList());
    }
}
