package dev.timeoutdoctor.lab.model;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Holds a JSON answer against its shape: unknown members (which clients pass over in silence), missing ones, types, values
 * of enumerations and the form of times.
 */
final class AnswerCheck {

    /** How names and times are written. */
    enum Form {
        /** REST-JSON: names as {@code locationName} has them, times as the model says. */
        WIRE,
        /** As the {@code aws} command and our readers have it: the model's own names, times in either form, null for none. */
        NAMED
    }

    private final ServiceModel model;
    private final Form form;
    private final List<String> faults = new ArrayList<>();

    private AnswerCheck(ServiceModel model, Form form) {
        this.model = model;
        this.form = form;
    }

    /** Every fault with its place; empty where the answer is as the model says. */
    static List<String> faults(ServiceModel model, String operation, JsonNode answer, Form form) {
        AnswerCheck check = new AnswerCheck(model, form);
        model.output(operation).ifPresent(output -> check.value(operation, output, answer));
        return check.faults;
    }

    private void value(String place, JsonNode reference, JsonNode value) {
        if (form == Form.NAMED && value.isNull()) {
            return;
        }
        JsonNode shape = model.shape(reference);
        String type = shape.path("type").asString("");
        boolean fits = switch (type) {
            case "structure" -> value.isObject();
            case "list" -> value.isArray();
            case "map" -> value.isObject();
            case "string", "blob" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer", "long" -> value.isIntegralNumber();
            case "double", "float" -> value.isNumber();
            case "timestamp" -> isTime(value, reference, shape);
            default -> false;
        };
        if (!fits) {
            faults.add(place + " is no " + type + ": " + value);
            return;
        }
        switch (type) {
            case "structure" -> structure(place, shape, value);
            case "list" -> value.forEach(each -> value(place + "[]", shape.path("member"), each));
            case "map" -> value.properties()
                    .forEach(entry -> value(place + "." + entry.getKey(), shape.path("value"), entry.getValue()));
            default -> enumeration(place, shape, value.asString(""));
        }
    }

    private void structure(String place, JsonNode shape, JsonNode value) {
        TreeSet<String> known = new TreeSet<>();
        for (Map.Entry<String, JsonNode> member : shape.path("members").properties()) {
            String name = form == Form.WIRE
                    ? member.getValue().path("locationName").asString(member.getKey())
                    : member.getKey();
            known.add(name);
            if (value.has(name)) {
                value(place + "." + name, member.getValue(), value.path(name));
            } else if (shape.path("required").valueStream()
                    .anyMatch(required -> required.asString("").equals(member.getKey()))) {
                faults.add(place + "." + name + " is missing");
            }
        }
        value.propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> faults.add(place + "." + name + " is not in the model"));
    }

    private void enumeration(String place, JsonNode shape, String value) {
        JsonNode all = shape.path("enum");
        // EC2 answers some values in lower case that its model has with a capital letter.
        if (all.isArray() && all.valueStream().noneMatch(each -> each.asString("").equalsIgnoreCase(value))) {
            faults.add(place + " has no value " + value);
        }
    }

    private boolean isTime(JsonNode value, JsonNode reference, JsonNode shape) {
        String format = reference.path("timestampFormat").asString(shape.path("timestampFormat").asString(""));
        boolean number = value.isNumber();
        boolean iso = value.isString() && isIso(value.asString(""));
        return form == Form.NAMED ? number || iso : format.toLowerCase(Locale.ROOT).equals("iso8601") ? iso : number;
    }

    static boolean isIso(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
