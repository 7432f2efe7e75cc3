package dev.timeoutdoctor.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function that an integration's URI names.
 *
 * @param arn the function's ARN as the URI gives it, with its qualifier
 * @param qualifier a version or alias; empty where there is none
 */
public record FunctionReference(String arn, String region, String account, String name, String qualifier) {

    private static final Pattern ARN = Pattern.compile(
            "arn:[a-z-]+:lambda:(?<region>[a-z0-9-]+):(?<account>\\d{12}):function:(?<name>[A-Za-z0-9_-]+)(:(?<qualifier>[A-Za-z0-9$_-]+))?");

    /** The function behind an integration, or empty where it calls none or a stage variable is missing. */
    public static Optional<FunctionReference> of(Integration integration, Map<String, String> stageVariables) {
        return of(StageVariables.fill(integration.uri(), stageVariables));
    }

    /** The function whose ARN stands in a text; empty where none does, or a stage variable is in its place. */
    public static Optional<FunctionReference> of(String uri) {
        Matcher matcher = ARN.matcher(uri);
        if (!StageVariables.in(uri).isEmpty() || !matcher.find()) {
            return Optional.empty();
        }
        String qualifier = matcher.group("qualifier");
        return Optional.of(new FunctionReference(matcher.group(), matcher.group("region"), matcher.group("account"),
                matcher.group("name"), qualifier == null ? "" : qualifier));
    }

    /**
     * Whether the integration calls Lambda at all, with or without stage variables in its URI. HTTP APIs give the function's ARN,
     * the others the path of its invocation.
     */
    public static boolean callsLambda(Integration integration) {
        String uri = integration.uri();
        return uri.contains(":lambda:path/") || (uri.startsWith("arn:") && uri.contains(":lambda:"));
    }

    /** Whether a version or an alias is called, whose settings may be others than those of the function as last edited. */
    public boolean isQualified() {
        return !qualifier.isEmpty() && !qualifier.equals("$LATEST");
    }
}
