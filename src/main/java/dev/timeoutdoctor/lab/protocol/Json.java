package dev.timeoutdoctor.lab.protocol;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small pieces of JSON that several services write alike. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Throws {@link tools.jackson.core.JacksonException} when the text is not JSON. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode texts(Map<String, String> members) {
        ObjectNode node = object();
        members.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(member -> node.put(member.getKey(), member.getValue()));
        return node;
    }

    /** Seconds since 1970 with milliseconds, the way API Gateway v1 writes times. */
    public static double epochSeconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
