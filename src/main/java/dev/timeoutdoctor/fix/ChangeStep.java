package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a change.
 *
 * @param call what is sent
 * @param before what its target must be before
 * @param after what the same question answers afterwards, in the members that are known beforehand; an empty object where none is
 *     (the id of a deployment that does not exist yet); must not be changed
 * @param left how its target was when AWS had taken the call; empty before that, and where no later call hangs on it
 */
public record ChangeStep(AwsCall call, Expected before, JsonNode after, Optional<Fingerprint> left) {

    public ChangeStep {
        after = after.deepCopy();
    }

    /** A step that was not sent yet. */
    public ChangeStep(AwsCall call, Expected before, JsonNode after) {
        this(call, before, after, Optional.empty());
    }

    /** The members of the target that this call changes. */
    public List<String> touched() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : after.properties()) {
            if (!Json.same(member.getValue(), before.value().path(member.getKey()))) {
                names.add(member.getKey());
            }
        }
        return List.copyOf(names);
    }

    /** Whether an answer shows the target as this call leaves it; never where that is not known beforehand. */
    public boolean reached(JsonNode now) {
        List<String> touched = touched();
        return !touched.isEmpty() && Json.same(Json.project(after, touched), Json.project(now, touched));
    }

    /** Whether an answer shows what this call changes as it was before. */
    boolean untouched(JsonNode now) {
        List<String> touched = touched();
        return Json.same(Json.project(before.value(), keys(touched)), Json.project(now, keys(touched)));
    }

    private List<String> keys(List<String> touched) {
        return touched.isEmpty() ? before.members() : touched;
    }

    /** The same step without what it leaves alone: what the change log keeps. */
    ChangeStep brief() {
        List<String> touched = touched();
        if (touched.isEmpty()) {
            return this;
        }
        ObjectNode value = Json.project(before.value(), touched);
        return new ChangeStep(call, new Expected(before.read(), touched, value), Json.project(after, touched), left);
    }

    /** The same step with what its target has become. */
    public ChangeStep becoming(JsonNode now) {
        return new ChangeStep(call, before, now, left);
    }

    /** The same step as AWS took it. */
    ChangeStep leaving(Optional<Fingerprint> target) {
        return new ChangeStep(call, before, after, target);
    }

    /** The same step whose call has another value of a parameter that it has. */
    public ChangeStep sending(String parameter, Object value) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        call.parameters().properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        parameters.put(parameter, value);
        return new ChangeStep(AwsCall.of(call.service(), call.operation(), call.region(), parameters), before, after,
                left);
    }
}
