package dev.timeoutdoctor.fix.owner;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The tags that tell of an owner, whatever call they come from (AWS: CloudFormation, resource tags; SAM translator,
 * {@code lambda:createdBy} and its like). Tags about Terraform are people's habit, and are given as such.
 */
record OwnerTags(Map<String, String> tags) {

    private static final String STACK = "aws:cloudformation:";
    private static final Set<String> SAM = Set.of("lambda:createdBy", "httpapi:createdBy", "websocketapi:createdBy");
    private static final Set<String> KEEPERS = Set.of("managedby", "createdby", "provisionedby", "deployedby",
            "provisioner", "iac", "terraform");
    private static final Set<String> YES = Set.of("true", "yes", "1");

    OwnerTags {
        tags = Map.copyOf(tags);
    }

    /** Out of an answer: an object by key, or a list of keys and values, in small or capital letters. */
    static OwnerTags of(JsonNode answer) {
        JsonNode described = answer.path("TagDescriptions").path(0);
        JsonNode node = described.has("Tags") ? described.path("Tags") : answer.path("Tags");
        JsonNode found = node.isMissingNode() ? answer.path("tags") : node;
        Map<String, String> tags = new TreeMap<>();
        if (found.isArray()) {
            found.forEach(tag -> tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
        } else {
            found.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
        }
        return new OwnerTags(tags);
    }

    String stackName() {
        return tags.getOrDefault(STACK + "stack-name", "");
    }

    /** The stack's ARN, else its name. */
    String stackId() {
        return tags.getOrDefault(STACK + "stack-id", stackName());
    }

    String logicalId() {
        return tags.getOrDefault(STACK + "logical-id", "");
    }

    boolean bySam() {
        return SAM.stream().anyMatch(tag -> "SAM".equals(tags.get(tag)));
    }

    /** The tag by which people say that Terraform manages it. */
    Optional<Owner.Terraform> terraform() {
        return new TreeMap<>(tags).entrySet().stream()
                .filter(tag -> saysTerraform(plain(tag.getKey()), plain(tag.getValue())))
                .map(tag -> new Owner.Terraform(tag.getKey(), tag.getValue())).findFirst();
    }

    private static boolean saysTerraform(String key, String value) {
        return KEEPERS.contains(key)
                && (value.contains("terraform") || (key.equals("terraform") && YES.contains(value)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
