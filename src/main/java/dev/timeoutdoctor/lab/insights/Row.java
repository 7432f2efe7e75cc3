package dev.timeoutdoctor.lab.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One record of a query: fields by name, all as text, as Insights shows them. */
final class Row {

    private final Map<String, String> fields;

    Row(Map<String, String> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Row with(String name, Optional<String> value) {
        Row changed = new Row(fields);
        value.ifPresentOrElse(text -> changed.fields.put(name, text), () -> changed.fields.remove(name));
        return changed;
    }

    static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whole numbers without a point, others with up to four places. */
    static String text(double number) {
        return new BigDecimal(number).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
