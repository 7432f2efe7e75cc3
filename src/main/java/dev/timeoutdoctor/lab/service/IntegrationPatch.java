package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** UpdateIntegration's table of patch paths and the refusals that go with it (AWS: patch operations; REST API quotas). */
final class IntegrationPatch {

    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** Values that must be one of a few; other settings take any text. */
    private static final Map<String, Set<String>> CHOICES = Map.of("responseTransferMode", Set.of("BUFFERED", "STREAM"),
            "connectionType", Set.of("INTERNET", "VPC_LINK"), "passthroughBehavior",
            Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"), "contentHandling",
            Set.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"));

    private static final Set<String> REPLACEABLE = Set.of("responseTransferMode", "uri", "httpMethod", "connectionId",
            "connectionType", "integrationTarget", "passthroughBehavior", "contentHandling", "cacheNamespace");

    private static final List<String> TLS = List.of(Integration.SKIP_VERIFICATION.split("/", -1));

    private static final Set<String> COLLECTIONS = Set.of("requestParameters", "requestTemplates",
            "cacheKeyParameters");

    private final Account account;
    private final RestApi api;

    IntegrationPatch(Account account, RestApi api) {
        this.account = account;
        this.api = api;
    }

    /** The integration after all operations, or a refusal that leaves everything as it was. */
    Integration apply(Integration before, List<PatchOperation> operations) {
        Integration after = before;
        for (PatchOperation operation : operations) {
            after = apply(after, operation);
        }
        boolean touched = !after.timeout().equals(before.timeout()) || after.streams() != before.streams();
        if (touched) {
            refuseOutOfRange(account, api, after);
        }
        return after;
    }

    /** Refuses streaming where it cannot be, and timeouts that this API may not have. */
    static void refuseOutOfRange(Account account, RestApi api, Integration integration) {
        if (integration.streams() && !integration.isProxy()) {
            throw Refusal.badRequest(
                    "Response transfer mode STREAM is only supported for integration types AWS_PROXY and HTTP_PROXY");
        }
        Duration ceiling = account.ceiling(api, integration);
        Duration timeout = integration.timeout();
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(ceiling) > 0) {
            throw Refusal.badRequest("Timeout should be between " + SHORTEST.toMillis() + " ms and "
                    + ceiling.toMillis() + " ms");
        }
    }

    private static Integration apply(Integration integration, PatchOperation operation) {
        List<String> parts = operation.parts();
        String name = parts.isEmpty() ? "" : parts.getFirst();
        if (COLLECTIONS.contains(name) && parts.size() <= 2) {
            return collection(integration, name, parts.size() == 2 ? parts.get(1) : "", operation);
        }
        if (parts.equals(TLS) && operation.op().equals("replace")) {
            return integration.withSetting(Integration.SKIP_VERIFICATION, trueOrFalse(operation.value()));
        }
        boolean known = name.equals("timeoutInMillis") || REPLACEABLE.contains(name);
        if (parts.size() != 1 || !known || !operation.op().equals("replace")) {
            throw operation.notAllowed(paths());
        }
        if (name.equals("timeoutInMillis")) {
            return integration.withTimeout(millis(operation.value()));
        }
        if (integration.type().equals("MOCK") && (name.equals("uri") || name.equals("httpMethod"))) {
            throw operation.notAllowed(paths());
        }
        Set<String> choices = CHOICES.getOrDefault(name, Set.of());
        if (!choices.isEmpty() && !choices.contains(operation.value())) {
            throw Refusal.badRequest("Invalid enum value '" + operation.value() + "' specified for " + name
                    + ". Must be one of: " + new TreeSet<>(choices));
        }
        if (operation.value().isEmpty()) {
            throw Refusal.badRequest("Invalid value for " + name + ": it must not be empty");
        }
        return integration.withSetting(name, operation.value());
    }

    private static String trueOrFalse(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Refusal.badRequest("Invalid boolean value '" + value + "' specified for insecureSkipVerification");
        }
        return value;
    }

    private static Duration millis(String value) {
        if (!value.matches("-?\\d{1,9}")) {
            throw Refusal.badRequest("Invalid integer value '" + value + "' specified for timeoutInMillis");
        }
        return Duration.ofMillis(Integer.parseInt(value));
    }

    private static Integration collection(Integration integration, String name, String key, PatchOperation operation) {
        boolean remove = operation.op().equals("remove");
        if (!remove && !operation.op().equals("add") && !operation.op().equals("replace")) {
            throw operation.notAllowed(paths());
        }
        if (name.equals("cacheKeyParameters") && key.isEmpty()) {
            return integration.withCacheKeyParameters(remove
                    ? List.of()
                    : Stream.of(operation.value().split(",", -1)).filter(each -> !each.isEmpty()).toList());
        }
        if (name.equals("cacheKeyParameters")) {
            List<String> keys = new ArrayList<>(integration.cacheKeyParameters());
            keys.remove(key);
            if (!remove) {
                keys.add(key);
            }
            return integration.withCacheKeyParameters(keys);
        }
        boolean parameters = name.equals("requestParameters");
        Map<String, String> values = new HashMap<>(
                parameters ? integration.requestParameters() : integration.requestTemplates());
        if (remove) {
            values.remove(key);
        } else {
            values.put(key, operation.value());
        }
        return parameters ? integration.withRequestParameters(values) : integration.withRequestTemplates(values);
    }

    private static String paths() {
        TreeSet<String> all = new TreeSet<>();
        all.add("/timeoutInMillis");
        all.add("/" + Integration.SKIP_VERIFICATION);
        REPLACEABLE.forEach(name -> all.add("/" + name));
        COLLECTIONS.forEach(name -> all.add("/" + name + "/{name}"));
        return all.toString();
    }
}
