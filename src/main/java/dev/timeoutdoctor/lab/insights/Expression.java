package dev.timeoutdoctor.lab.insights;

import java.util.Optional;

/** Works out a value from a row; empty where a field that it needs is not there. */
interface Expression {

    Optional<String> of(Row row);

    /** As a condition: a value that is there and neither empty nor 0. */
    default boolean holds(Row row) {
        return of(row).filter(text -> !text.isEmpty() && !text.equals("0")).isPresent();
    }

    static Optional<String> truth(boolean value) {
        return Optional.of(value ? "1" : "0");
    }
}
