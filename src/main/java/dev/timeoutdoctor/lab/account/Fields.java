package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of one object of a scenario file and names the place when something is wrong, a member that nobody
 * reads included: a scenario with a typing error must not load.
 */
public final class Fields {

    private final String place;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    public Fields(String place, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + " must be an object");
        }
        this.place = place;
        this.node = node;
    }

    public String text(String name) {
        JsonNode value = need(name);
        if (!value.isString()) {
            throw wrong(name, "must be text");
        }
        return value.stringValue();
    }

    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    public int integer(String name) {
        JsonNode value = need(name);
        if (!value.isInt()) {
            throw wrong(name, "must be a whole number");
        }
        return value.intValue();
    }

    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = need(name);
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    /** An ISO 8601 duration such as PT7.6S or P3DT2H. */
    public Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(place + "." + name + " must be a duration such as PT7.6S", e);
        }
    }

    public Duration duration(String name, Duration otherwise) {
        return has(name) ? duration(name) : otherwise;
    }

    public Fields object(String name) {
        return new Fields(place + "." + name, need(name));
    }

    public <T> List<T> list(String name, Function<Fields, T> reader) {
        JsonNode all = array(name);
        return IntStream.range(0, all.size())
                .mapToObj(i -> reader.apply(new Fields(place + "." + name + "[" + i + "]", all.get(i)))).toList();
    }

    public List<String> texts(String name) {
        return array(name).valueStream().map(value -> {
            if (!value.isString()) {
                throw wrong(name, "must hold texts only");
            }
            return value.stringValue();
        }).toList();
    }

    /** The members of an object by name, each read in turn; empty where the object is missing. */
    public <T> Map<String, T> map(String name, Function<JsonNode, T> reader) {
        Map<String, T> all = new TreeMap<>();
        if (has(name)) {
            need(name).properties().forEach(entry -> all.put(entry.getKey(), reader.apply(entry.getValue())));
        }
        return all;
    }

    public Map<String, Fields> objects(String name) {
        Map<String, Fields> all = new TreeMap<>();
        if (has(name)) {
            need(name).properties().forEach(entry -> all.put(entry.getKey(),
                    new Fields(place + "." + name + "." + entry.getKey(), entry.getValue())));
        }
        return all;
    }

    /** The object itself, for parts that are read later. */
    public JsonNode raw(String name) {
        return need(name);
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /** Call last: passes the value on if every member of the object was read. */
    public <T> T complete(T value) {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw wrong(name, "is not known here");
            }
        }
        return value;
    }

    public IllegalArgumentException wrong(String name, String fault) {
        return new IllegalArgumentException(place + "." + name + " " + fault);
    }

    private JsonNode array(String name) {
        read.add(name);
        JsonNode all = node.path(name);
        if (!all.isMissingNode() && !all.isArray()) {
            throw wrong(name, "must be a list");
        }
        return all;
    }

    private JsonNode need(String name) {
        read.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw wrong(name, "is missing");
        }
        return value;
    }
}
