package dev.timeoutdoctor.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations of EC2 that this program may call, from {@code ec2.json} beside this class. That file is drawn from AWS's service
 * model of EC2 (2016-11-15): for each operation the names of its parameters in a request, and for each member of its answer the name
 * of its XML element and its type: {@code text}, {@code whole}, {@code flag}, {@code time}, a list of a type, or members.
 */
record Ec2Model(Map<String, Ec2Operation> operations) {

    private static final String RESOURCE = "ec2.json";

    Ec2Model {
        operations = Map.copyOf(operations);
    }

    /** @throws IllegalStateException where the file is missing: a bug */
    static Ec2Model load() {
        try (InputStream stream = Optional.ofNullable(Ec2Model.class.getResourceAsStream(RESOURCE))
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " is missing"))) {
            Map<String, Ec2Operation> operations = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : JsonMapper.shared().readTree(stream).properties()) {
                operations.put(each.getKey(), new Ec2Operation(each.getKey(), each.getValue().path("parameters"),
                        each.getValue().path("answer")));
            }
            return new Ec2Model(operations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
