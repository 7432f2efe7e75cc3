package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.fix.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A property of a CloudFormation template that a change sets.
 *
 * @param type of the resource, for example {@code AWS::Lambda::Function}
 * @param path in its properties, for example {@code /Integration/TimeoutInMillis}; a list is one property
 * @param value as the change sets it; empty where it goes away
 */
public record TemplateProperty(String type, String path, String value) {

    /** All that a change sets on resources that stand in a template already. */
    public static List<TemplateProperty> of(Change change) {
        List<TemplateProperty> all = new ArrayList<>();
        change.steps().forEach(step -> {
            if (Kinds.of(step).cloudFormation(new Part(step, change.target())) instanceof Form.Edits edits) {
                edits.resources().stream().filter(resource -> !resource.created())
                        .forEach(resource -> collect(resource.type(), "", resource.values(), all));
            }
        });
        return List.copyOf(all);
    }

    private static void collect(String type, String path, JsonNode node, List<TemplateProperty> all) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String longer = path + "/" + member.getKey();
            if (member.getValue().isObject() && !member.getValue().isEmpty()) {
                collect(type, longer, member.getValue(), all);
            } else {
                all.add(new TemplateProperty(type, longer, text(member.getValue())));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }
}
