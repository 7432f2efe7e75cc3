package dev.timeoutdoctor.lab.insights;

import java.util.List;

/**
 * Rows on their way through a query.
 *
 * @param columns
 *            what will be shown; none means time and message
 * @param matched
 *            how many log lines the groups were made from; 0 while rows still are log lines
 */
record Table(List<String> columns, List<Row> rows, int matched) {

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    Table withRows(List<Row> changed) {
        return new Table(columns, changed, matched);
    }

    Table withColumns(List<String> changed) {
        return new Table(changed, rows, matched);
    }
}
