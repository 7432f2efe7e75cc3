package dev.timeoutdoctor.evidence;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An identity-based policy that allows what is listed, and nothing else (AWS: IAM JSON policy reference). */
public final class IamPolicy {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private IamPolicy() {}

    /** The policy as JSON text, one statement an action, by the actions' names. */
    public static String allowing(Collection<Grant> grants) {
        Map<String, Set<String>> byAction = new TreeMap<>();
        grants.forEach(grant -> byAction.computeIfAbsent(grant.action(), action -> new LinkedHashSet<>())
                .addAll(grant.resources()));
        ObjectNode policy = JSON.createObjectNode();
        policy.put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        byAction.forEach((action, resources) -> {
            ObjectNode statement = statements.addObject().put("Effect", "Allow").put("Action", action);
            ArrayNode on = statement.putArray("Resource");
            resources.forEach(on::add);
        });
        return JSON.writeValueAsString(policy);
    }
}
