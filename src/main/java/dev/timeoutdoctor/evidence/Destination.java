package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an integration leads on a stage, with the stage's variables filled in, and where the calls that its canary takes lead (AWS:
 * canary release deployments, {@code stageVariableOverrides}).
 *
 * @param variable whether the address depends on stage variables
 */
public record Destination(Address stage, Optional<UnderCanary> canary, boolean variable) {

    /** AWS: a REST API calls a function by the path of its invocation. */
    private static final Pattern INVOCATION = Pattern
            .compile("arn:[a-z-]+:apigateway:[a-z0-9-]+:lambda:path/[^/]+/functions/(?<function>[^/]+)/.*");

    /**
     * An address without what may be secret: its query and a password.
     *
     * @param uri a function's ARN where it calls one; empty where the integration has none
     * @param vpcLink the VPC link's id, or empty
     */
    public record Address(String uri, String vpcLink) {

        static Address of(Integration integration, Map<String, String> variables) {
            String uri = INVOCATION.matcher(StageVariables.fill(integration.uri(), variables))
                    .replaceFirst("${function}");
            String link = integration.usesVpcLink() ? StageVariables.fill(integration.connectionId(), variables) : "";
            return new Address(uri.replaceFirst("\\?.*", "?…").replaceFirst("//[^/@]*@", "//…@"), link);
        }

        /** In words. */
        public Message words() {
            return vpcLink.isEmpty()
                    ? Message.of("destination.address", uri)
                    : Message.of("destination.through-link", uri, vpcLink);
        }
    }

    /**
     * Where the canary's calls lead.
     *
     * @param share in percent, as AWS writes it
     * @param otherDeployment the canary's deployment where it is another one than the stage's; AWS exports only what the stage itself
     *     serves, so the settings of another one cannot be read; else empty
     * @param address the stage's own integration with the canary's variables
     */
    public record UnderCanary(String share, String otherDeployment, Address address) {}

    /** Reads a stage. */
    public static Destination of(Integration integration, Stage stage) {
        Stage.Canary canary = stage.canary();
        Map<String, String> overridden = new HashMap<>(stage.variables());
        overridden.putAll(canary.variableOverrides());
        boolean variable = !StageVariables.in(integration.uri() + " " + integration.connectionId()).isEmpty();
        Optional<UnderCanary> under = canary.percentTraffic() <= 0
                ? Optional.empty()
                : Optional.of(new UnderCanary(canary.share(),
                        canary.deploymentId().equals(stage.deploymentId()) ? "" : canary.deploymentId(),
                        Address.of(integration, overridden)));
        return new Destination(Address.of(integration, stage.variables()), under, variable);
    }

    /** Whether there is more to say than what the integration itself says. */
    public boolean isNotable() {
        return !stage.uri().isEmpty() && (variable || canary.isPresent());
    }

    /** Whether the canary's own values of variables lead elsewhere. */
    public boolean isOverridden() {
        return canary.filter(under -> !under.address().equals(stage)).isPresent();
    }

    /** In words, the canary's beside the stage's. */
    public Message words() {
        Message own = Message.of("destination.stage", stage.words());
        return canary.map(under -> Message.of("destination.both", own, words(under))).orElse(own);
    }

    private Message words(UnderCanary under) {
        boolean same = under.address().equals(stage);
        if (under.otherDeployment().isEmpty()) {
            return same
                    ? Message.of("destination.canary.same", under.share())
                    : Message.of("destination.canary.other", under.share(), under.address().words());
        }
        return same
                ? Message.of("destination.canary.unread", under.share(), under.otherDeployment())
                : Message.of("destination.canary.unread-variables", under.share(), under.otherDeployment(),
                        under.address().words());
    }
}
