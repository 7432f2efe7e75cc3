package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.StackOwners;
import dev.timeoutdoctor.fix.Change;
import java.util.Map;
import java.util.Optional;

/**
 * The tool that owns the settings, as far as tags tell: whoever changes them by hand makes them drift from their template. Terraform
 * leaves no mark of its own, and the CDK none that tells it from CloudFormation.
 *
 * @param stacks the CloudFormation stacks that made the API and the function; their names are empty where none is known
 * @param apiBySam whether SAM says that it made the API
 * @param functionBySam whether SAM says that it made the function
 */
public record Owner(StackOwners stacks, boolean apiBySam, boolean functionBySam) {

    /** Nobody that is known of. */
    public static final Owner UNKNOWN = new Owner(new StackOwners("", ""), false, false);

    /** By the tags that were read; SAM tags functions and HTTP APIs (AWS: SAM translator, {@code lambda:createdBy}). */
    public static Owner of(EvidenceSet evidence) {
        StackOwners stacks = StackOwners.of(evidence);
        boolean function = evidence.get(EvidenceKeys.FUNCTION_TAGS).seen()
                .filter(tags -> bySam(tags.tags(), "lambda:createdBy")).isPresent();
        boolean api = evidence.get(EvidenceKeys.REST_API).seen()
                .filter(known -> bySam(known.tags(), "httpapi:createdBy")
                        || bySam(known.tags(), "websocketapi:createdBy"))
                .isPresent();
        // A REST API carries no such tag: the function of the same stack speaks for it.
        boolean together = function && !stacks.api().isEmpty() && stacks.api().equals(stacks.function());
        return new Owner(stacks, api || together, function);
    }

    private static boolean bySam(Map<String, String> tags, String tag) {
        return "SAM".equals(tags.get(tag));
    }

    /** The stack that owns what the change touches first. */
    public Optional<String> stack(Change change) {
        String name = switch (change.calls().getFirst().service()) {
            case "lambda" -> stacks.function();
            case "apigateway", "apigatewayv2" -> stacks.api();
            default -> "";
        };
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The tool whose snippet stands first; empty where no owner is known. */
    public Optional<Tool> tool(Change change) {
        boolean sam = change.calls().getFirst().service().equals("lambda") ? functionBySam : apiBySam;
        return stack(change).map(name -> sam ? Tool.SAM : Tool.CLOUDFORMATION);
    }
}
