package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.Scenario.Level;
import dev.timeoutdoctor.lab.Scenario.Rule;
import dev.timeoutdoctor.lab.Scenario.SampleRequest;
import dev.timeoutdoctor.lab.Scenario.Visit;
import dev.timeoutdoctor.lab.account.AccountBlueprint;
import dev.timeoutdoctor.lab.account.Fields;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.traffic.Flow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a scenario's file; a fault in it is named with its place. */
final class ScenarioReader {

    /** What a colleague can change, by the words in a file. */
    private static final String CHANGES = "integration-timeout, stage-deployment, http-integration-timeout, "
            + "http-integration-loss, http-stage-log, function-memory, alias-version, alarm, log-retention, subscription-filter, "
            + "balancer-attribute, health-check-path or vpc-link-deletion";

    private ScenarioReader() {}

    static Scenario read(String id, String text) {
        Fields in = new Fields(id, parse(id, text));
        List<String> hints = in.texts("hints");
        if (hints.size() != 3) {
            throw in.wrong("hints", "must be three");
        }
        return in.complete(new Scenario(id, in.text("title"), in.text("quote"), in.text("story"), level(in), hints,
                in.text("cause"), request(in.object("request")),
                new AccountBlueprint(id + ".account", in.raw("account")),
                in.list("traffic",
                        flow -> flow.complete(new Flow(flow.text("apiId"), flow.text("stage"), flow.text("method"),
                                flow.text("path"), flow.integer("perHour")))),
                in.list("rules",
                        rule -> rule.complete(new Rule(request(rule.object("request")), rule.integer("times"),
                                rule.integer("status"), rule.duration("within", Duration.ofMinutes(15)),
                                rule.text("missing")))),
                in.has("visits") ? in.list("visits", ScenarioReader::visit) : List.of(), in.text("solved")));
    }

    private static Visit visit(Fields in) {
        return in.complete(new Visit(in.text("after"), colleague(in)));
    }

    private static Colleague colleague(Fields in) {
        return switch (in.text("changes")) {
            case "integration-timeout" -> new Colleague.IntegrationTimeout(in.text("apiId"), in.text("resourceId"),
                    in.text("method"), in.duration("timeout"));
            case "stage-deployment" -> new Colleague.StageDeployment(in.text("apiId"), in.text("stage"),
                    in.text("deploymentId"));
            case "http-integration-timeout" -> new Colleague.HttpIntegrationTimeout(in.text("apiId"),
                    in.text("integrationId"), in.duration("timeout"));
            case "http-integration-loss" -> new Colleague.HttpIntegrationLoss(in.text("apiId"),
                    in.text("integrationId"));
            case "http-stage-log" -> new Colleague.HttpStageLog(in.text("apiId"), in.text("stage"),
                    in.text("destinationArn"), in.text("format"));
            case "function-memory" -> new Colleague.FunctionMemory(in.text("function"), in.integer("megabytes"));
            case "alias-version" -> new Colleague.AliasVersion(in.text("function"), in.text("alias"),
                    in.text("version"));
            case "alarm" -> new Colleague.Alarm(in.text("name"), Json.write(in.raw("members")));
            case "log-retention" -> new Colleague.LogRetention(in.text("group"), in.integer("days"));
            case "subscription-filter" -> new Colleague.SubscriptionFilter(in.text("group"), in.text("name"),
                    in.text("destinationArn"));
            case "balancer-attribute" -> new Colleague.BalancerAttribute(in.text("balancer"), in.text("key"),
                    in.text("value"));
            case "health-check-path" -> new Colleague.HealthCheckPath(in.text("targetGroup"), in.text("path"));
            case "vpc-link-deletion" -> new Colleague.VpcLinkDeletion(in.text("link"));
            default -> throw in.wrong("changes", "must be " + CHANGES);
        };
    }

    private static JsonNode parse(String id, String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(id + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Level level(Fields in) {
        String name = in.text("level");
        return Arrays.stream(Level.values()).filter(level -> written(level).equals(name)).findFirst()
                .orElseThrow(() -> in.wrong("level", "must be one of "
                        + Arrays.stream(Level.values()).map(ScenarioReader::written)
                                .collect(Collectors.joining(", "))));
    }

    private static String written(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SampleRequest request(Fields in) {
        return in.complete(new SampleRequest(in.text("host", ""), in.text("apiId"), in.text("stage"), in.text("method"),
                in.text("path"),
                in.text("body", "")));
    }
}
