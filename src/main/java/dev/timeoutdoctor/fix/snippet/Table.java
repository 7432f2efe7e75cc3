package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** AWS's names for settings on the left, a tool's on the right; a dot goes a level down, brackets make a block of it. */
final class Table {

    private final List<String[]> rows;

    private Table(List<String[]> rows) {
        this.rows = rows;
    }

    /** Pairs of names. */
    static Table of(String... names) {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            rows.add(new String[]{names[i], names[i + 1]});
        }
        return new Table(rows);
    }

    /** Settings that both sides name alike. */
    static Table same(String... names) {
        return new Table(Arrays.stream(names).map(name -> new String[]{name, name}).toList());
    }

    /** The settings in the tool's words. */
    ObjectNode values(List<Touched> touched) {
        ObjectNode out = Part.object();
        for (Touched one : touched) {
            for (String[] row : rows) {
                List<String> from = List.of(row[0].split("\\.", -1));
                if (startsWith(one.path(), from)) {
                    List<String> to = new ArrayList<>(List.of(row[1].split("\\.", -1)));
                    to.addAll(one.path().subList(from.size(), one.path().size()));
                    place(out, to, one.value());
                    break;
                }
            }
        }
        return out;
    }

    /** A note on what the tool has no word for; none where it has one for all. */
    List<Message> leftOut(List<Touched> touched) {
        Set<Object> names = new LinkedHashSet<>();
        touched.stream().filter(one -> rows.stream()
                .noneMatch(row -> startsWith(one.path(), List.of(row[0].split("\\.", -1)))))
                .forEach(one -> names.add(one.first()));
        return names.isEmpty() ? List.of() : List.of(Message.of("snippet.note.left-out", List.copyOf(names)));
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private static void place(ObjectNode root, List<String> path, JsonNode value) {
        ObjectNode parent = root;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = name.endsWith("[]")
                    ? block(parent, name.substring(0, name.length() - 2))
                    : parent.withObjectProperty(name);
        }
        parent.set(path.getLast(), value.deepCopy());
    }

    private static ObjectNode block(ObjectNode parent, String name) {
        if (parent.path(name) instanceof ArrayNode array && array.get(0) instanceof ObjectNode object) {
            return object;
        }
        ObjectNode object = Part.object();
        parent.set(name, JsonNodeFactory.instance.arrayNode().add(object));
        return object;
    }
}
