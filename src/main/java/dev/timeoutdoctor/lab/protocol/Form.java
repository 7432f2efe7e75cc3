package dev.timeoutdoctor.lab.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of AWS's query protocol: {@code A.member.1.B=x}, or in EC2's {@code A.1.B=x}, stands for
 * {@code {"A": [{"B": "x"}]}}.
 */
public final class Form {

    private static final int MAX_DEPTH = 20;

    private Form() {}

    /** Name and values of a query string or form body, in order. */
    public static Map<String, List<String>> parse(String encoded) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                all.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return all;
    }

    /** The form as the JSON that the same call has in the JSON protocols; all values are texts. */
    public static JsonNode tree(Map<String, List<String>> form) {
        Branch root = new Branch();
        form.forEach((name, values) -> root.put(List.of(name.split("\\.")), values.getFirst()));
        return root.json();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "MalformedInput", "The form is not well encoded: " + e.getMessage());
        }
    }

    private static final class Branch {

        private final Map<String, Branch> children = new TreeMap<>();
        private String value = "";

        void put(List<String> names, String leaf) {
            if (names.size() > MAX_DEPTH) {
                throw new Refusal(400, "MalformedInput", "The form is nested too deeply.");
            }
            Branch at = this;
            for (String name : names) {
                at = at.children.computeIfAbsent(name, key -> new Branch());
            }
            at.value = leaf;
        }

        JsonNode json() {
            if (children.isEmpty()) {
                return JsonNodeFactory.instance.stringNode(value);
            }
            Branch members = children.get("member");
            if (members != null && children.size() == 1) {
                return members.list();
            }
            // EC2 numbers the entries of a list without a word between.
            if (children.keySet().stream().allMatch(name -> name.matches("\\d{1,4}"))) {
                return list();
            }
            ObjectNode object = Json.object();
            children.forEach((name, child) -> object.set(name, child.json()));
            return object;
        }

        private ArrayNode list() {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            children.entrySet().stream().sorted((a, b) -> Integer.compare(index(a), index(b)))
                    .forEach(entry -> list.add(entry.getValue().json()));
            return list;
        }

        private static int index(Map.Entry<String, Branch> entry) {
            try {
                return Integer.parseInt(entry.getKey());
            } catch (NumberFormatException e) {
                throw new Refusal(400, "MalformedInput", "List members are numbered: " + entry.getKey());
            }
        }
    }
}
