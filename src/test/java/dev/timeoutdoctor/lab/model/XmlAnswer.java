package dev.timeoutdoctor.lab.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an XML answer into JSON with the model's own names and types. An element that the model does not have stays under
 * its own name, so that {@link AnswerCheck} finds it; so does text that is no number where one is due.
 */
final class XmlAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServiceModel model;
    private final boolean ec2;

    private XmlAnswer(ServiceModel model, boolean ec2) {
        this.model = model;
        this.ec2 = ec2;
    }

    static JsonNode read(ServiceModel model, String operation, String xml, boolean ec2) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        if (!root.getTagName().equals(operation + "Response")) {
            throw new IllegalArgumentException("The answer is a " + root.getTagName() + ": " + xml);
        }
        String result = model.operation(operation).path("output").path("resultWrapper").asString(operation + "Result");
        Element members = ec2
                ? root
                : children(root).filter(child -> child.getTagName().equals(result)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + result + " in " + xml));
        ObjectNode answer = (ObjectNode) new XmlAnswer(model, ec2).structure(model.operation(operation).path("output"),
                members);
        if (ec2) {
            answer.remove("requestId");
        }
        return answer;
    }

    private static Stream<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast);
    }

    private JsonNode value(JsonNode reference, Element element) {
        JsonNode shape = model.shape(reference);
        String text = element.getTextContent();
        return switch (shape.path("type").asString("")) {
            case "structure" -> structure(reference, element);
            case "list" -> {
                String name = shape.path("member").path("locationName").asString(ec2 ? "item" : "member");
                ArrayNode list = JSON.createArrayNode();
                List<Element> entries = new ArrayList<>(children(element).toList());
                entries.forEach(each -> list.add(each.getTagName().equals(name)
                        ? value(shape.path("member"), each)
                        : text("<" + each.getTagName() + ">")));
                yield list;
            }
            case "integer", "long" -> text.matches("-?\\d{1,18}")
                    ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                    : text(text);
            case "double", "float" -> text.matches("-?[0-9.]+(E-?\\d+)?")
                    ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
                    : text(text);
            case "boolean" -> text.equals("true") || text.equals("false")
                    ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text))
                    : text(text);
            default -> text(text);
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private JsonNode structure(JsonNode reference, Element element) {
        ObjectNode node = JSON.createObjectNode();
        JsonNode members = model.shape(reference).path("members");
        children(element).forEach(child -> {
            Map.Entry<String, JsonNode> member = members.properties().stream()
                    .filter(each -> each.getValue().path("locationName").asString(each.getKey())
                            .equals(child.getTagName()))
                    .findFirst().orElse(null);
            if (member == null) {
                node.put(child.getTagName(), child.getTextContent());
            } else {
                node.set(member.getKey(), value(member.getValue(), child));
            }
        });
        return node;
    }
}
