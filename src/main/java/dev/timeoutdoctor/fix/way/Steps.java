package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Working;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the ways have in common. */
final class Steps {

    private static final String DESCRIPTION = "Description";
    /** AWS publishes a function, and provisions it, only once its update is through. */
    static final Working AFTER_EDIT = Working.AT_ONCE.after(Steps::edited);

    private Steps() {}

    /**
     * A step that gives a thing these members.
     *
     * @param parameters of the call, by name, in order
     * @param goal the members as they shall be; null for one that shall not be there
     */
    static ChangeStep step(AwsCall read, String operation, Map<String, ?> parameters, JsonNode now, JsonNode goal) {
        return locked(read, operation, parameters, now, goal, List.of());
    }

    /** The same, which holds only while these members too are as they are now. */
    static ChangeStep locked(AwsCall read, String operation, Map<String, ?> parameters, JsonNode now, JsonNode goal,
            List<String> alsoUnchanged) {
        Set<String> counted = new LinkedHashSet<>(goal.propertyNames());
        counted.addAll(alsoUnchanged);
        List<String> members = List.copyOf(counted);
        return new ChangeStep(AwsCall.of(read.service(), operation, read.region(), parameters),
                new Expected(read, members, Json.project(now, members)), goal);
    }

    /**
     * A step whose effect is not known beforehand: AWS gives an id.
     *
     * @param counted the members that must be as they are now
     */
    static ChangeStep creating(AwsCall read, AwsCall call, JsonNode now, List<String> counted) {
        return new ChangeStep(call, new Expected(read, counted, Json.project(now, counted)), Json.object());
    }

    /** The parameters that name the thing in the question, in order; they name it in the call too. */
    static Map<String, Object> named(AwsCall read, String... names) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode value = read.parameters().path(name);
            if (!value.isMissingNode()) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    /** The question of the edited function that a question names. */
    static AwsCall edited(AwsCall read) {
        return AwsCall.of("lambda", "GetFunctionConfiguration", read.region(), named(read, "FunctionName"));
    }

    /** The one of several things that a step's call has made, found by the description that the call gave it. */
    static Optional<JsonNode> described(Stream<JsonNode> things, ChangeStep step) {
        String mark = Json.text(step.call().parameters(), DESCRIPTION);
        return mark.isEmpty()
                ? Optional.empty()
                : things.filter(one -> Json.text(one, DESCRIPTION).equals(mark)).findFirst();
    }

    /** Those of some members that are there and that a step does not change by itself. */
    static ObjectNode others(ChangeStep step, JsonNode now, List<String> members) {
        ObjectNode others = Json.object();
        members.stream().filter(member -> !step.touched().contains(member))
                .filter(member -> !Json.plain(now.path(member)).isEmpty())
                .forEach(member -> others.set(member, now.path(member)));
        return others;
    }

    /** The members of a goal that differ from what is now. */
    static ObjectNode differing(JsonNode now, JsonNode goal) {
        List<String> names = new ArrayList<>();
        goal.properties().forEach(member -> {
            if (!Json.same(member.getValue(), now.path(member.getKey()))) {
                names.add(member.getKey());
            }
        });
        return names.isEmpty() ? Json.object() : Json.project(goal, names);
    }
}
