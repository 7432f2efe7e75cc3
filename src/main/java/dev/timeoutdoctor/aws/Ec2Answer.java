package dev.timeoutdoctor.aws;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** EC2's XML as the AWS CLI prints it in JSON: names and types are the model's, elements that it does not know are left out. */
final class Ec2Answer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final XMLStreamReader xml;

    private Ec2Answer(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads an answer.
     *
     * @param members the answer's members by name, each with its XML element and type
     * @throws SdkClientException where the text is not the XML that EC2 sends
     */
    static JsonNode read(String text, JsonNode members) {
        try {
            XMLStreamReader xml = reader(text);
            xml.nextTag();
            return new Ec2Answer(xml).object(members);
        } catch (XMLStreamException | NumberFormatException e) {
            throw SdkClientException.create("Unable to unmarshall response", e);
        }
    }

    /** The text of the first element of a name, wherever it stands; for errors, which have one form. */
    static Optional<String> first(String text, String element) {
        try {
            XMLStreamReader xml = reader(text);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
                    return Optional.of(xml.getElementText());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty(); // a web page, or nothing at all: it names no code
        }
    }

    private static XMLStreamReader reader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private ObjectNode object(JsonNode members) throws XMLStreamException {
        Map<String, String> names = new HashMap<>();
        members.properties().forEach(member -> names.put(member.getValue().path(0).asString(), member.getKey()));
        ObjectNode object = NODES.objectNode();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = names.getOrDefault(xml.getLocalName(), "");
            if (name.isEmpty()) {
                skip();
            } else {
                object.set(name, value(members.path(name).path(1)));
            }
        }
        return object;
    }

    private JsonNode value(JsonNode type) throws XMLStreamException {
        if (type.isObject()) {
            return object(type);
        }
        if (type.isArray()) {
            ArrayNode list = NODES.arrayNode();
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                list.add(value(type.path(0)));
            }
            return list;
        }
        String text = xml.getElementText();
        return switch (type.asString()) {
            case "whole" -> NODES.numberNode(Integer.parseInt(text.strip()));
            case "flag" -> NODES.booleanNode(text.strip().equals("true"));
            default -> NODES.stringNode(text);
        };
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // text and comments between elements
                }
            }
        }
    }
}
