package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * EC2's filters: all must fit, of each one value, where {@code *} stands for anything.
 *
 * @param readers
 *            the values of a thing by the filter's name; a filter that is not there is refused, not ignored
 */
record Ec2Filters<T>(Map<String, Function<T, List<String>>> readers) {

    Ec2Filters {
        readers = Map.copyOf(readers);
    }

    boolean fit(JsonNode filters, T thing) {
        for (JsonNode filter : filters) {
            String name = filter.path("Name").asString("");
            Function<T, List<String>> reader = readers.get(name);
            if (reader == null) {
                throw new Refusal(400, "InvalidParameterValue", "The filter '" + name + "' is invalid");
            }
            List<String> values = reader.apply(thing);
            boolean fits = filter.path("Value").valueStream().map(value -> pattern(value.asString("")))
                    .anyMatch(pattern -> values.stream().anyMatch(value -> pattern.matcher(value).matches()));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
    }
}
