package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.EventInvokeConfig;
import dev.timeoutdoctor.evidence.FunctionAlias;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionConfiguration.Code;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.LambdaAccount;
import dev.timeoutdoctor.evidence.ProvisionedConcurrency;
import dev.timeoutdoctor.evidence.ProvisionedConcurrency.Provisioned;
import dev.timeoutdoctor.evidence.Tags;
import dev.timeoutdoctor.evidence.VpcConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of Lambda. All throw {@link IllegalArgumentException} naming the member that is missing or has the wrong type. */
public final class FunctionAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FunctionAnswers() {}

    /** GetFunctionConfiguration. */
    public static FunctionConfiguration configuration(JsonNode answer) {
        return configuration(Members.of(answer));
    }

    private static FunctionConfiguration configuration(Members members) {
        String name = members.text("FunctionName");
        // the default group's name (AWS: Lambda API reference, LoggingConfig)
        String logGroup = members.object("LoggingConfig").optionalText("LogGroup").orElse("/aws/lambda/" + name);
        return new FunctionConfiguration(members.text("FunctionArn"), name, members.textOrEmpty("Version"),
                Duration.ofSeconds(members.whole("Timeout")), members.whole("MemorySize"),
                members.textOrEmpty("Runtime"), members.textOrEmpty("State"), members.textOrEmpty("StateReason"),
                members.textOrEmpty("LastUpdateStatus"), members.textOrEmpty("LastUpdateStatusReason"),
                !members.object("VpcConfig").texts("SubnetIds").isEmpty(), members.textOrEmpty("RevisionId"), logGroup,
                vpc(members.object("VpcConfig")), code(members));
    }

    private static VpcConfig vpc(Members members) {
        return new VpcConfig(members.textOrEmpty("VpcId"), members.texts("SubnetIds"),
                members.texts("SecurityGroupIds"));
    }

    private static Code code(Members members) {
        long layers = members.objects("Layers").stream().mapToLong(layer -> layer.count("CodeSize")).sum();
        return new Code(members.textOrEmpty("CodeSha256"), members.count("CodeSize"), layers,
                members.has("LastModified") ? members.instant("LastModified") : Instant.EPOCH);
    }

    /** ListFunctions. */
    public static List<FunctionConfiguration> configurations(JsonNode answer) {
        return Members.of(answer).objects("Functions").stream().map(FunctionAnswers::configuration).toList();
    }

    /** ListVersionsByFunction. */
    public static FunctionVersions versions(JsonNode answer) {
        return new FunctionVersions(
                Members.of(answer).objects("Versions").stream().map(FunctionAnswers::configuration).toList());
    }

    /** GetAlias. */
    public static FunctionAlias alias(JsonNode answer) {
        Members members = Members.of(answer);
        Members weights = members.object("RoutingConfig").object("AdditionalVersionWeights");
        Map<String, Double> others = new TreeMap<>();
        weights.names().forEach(version -> others.put(version, weights.number(version).orElse(0.0)));
        return new FunctionAlias(members.text("Name"), members.text("FunctionVersion"), others);
    }

    /** ListProvisionedConcurrencyConfigs. */
    public static ProvisionedConcurrency provisioned(JsonNode answer) {
        return new ProvisionedConcurrency(Members.of(answer).objects("ProvisionedConcurrencyConfigs").stream()
                .map(one -> new Provisioned(one.textOrEmpty("FunctionArn"),
                        one.optionalWhole("RequestedProvisionedConcurrentExecutions").orElse(0),
                        one.optionalWhole("AvailableProvisionedConcurrentExecutions").orElse(0),
                        one.textOrEmpty("Status")))
                .toList());
    }

    /** GetAccountSettings. */
    public static LambdaAccount account(JsonNode answer) {
        Members root = Members.of(answer);
        if (!root.has("AccountLimit")) {
            throw root.missing("AccountLimit");
        }
        Members limit = root.object("AccountLimit");
        return new LambdaAccount(limit.whole("ConcurrentExecutions"),
                limit.optionalWhole("UnreservedConcurrentExecutions").orElse(0));
    }

    /** GetFunctionEventInvokeConfig. AWS tries twice more where nothing is said (AWS: Lambda, asynchronous invocation). */
    public static EventInvokeConfig eventInvoke(JsonNode answer) {
        Members members = Members.of(answer);
        Members destinations = members.object("DestinationConfig");
        return new EventInvokeConfig(members.optionalWhole("MaximumRetryAttempts").orElse(2),
                Duration.ofSeconds(members.optionalWhole("MaximumEventAgeInSeconds").orElse(0)),
                destinations.object("OnSuccess").textOrEmpty("Destination"),
                destinations.object("OnFailure").textOrEmpty("Destination"));
    }

    /** ListTags. */
    public static Tags tags(JsonNode answer) {
        return new Tags(Members.of(answer).textMap("Tags"));
    }

    /** GetFunctionConcurrency; an answer without members says that nothing is reserved. */
    public static FunctionConcurrency concurrency(JsonNode answer) {
        return Members.of(answer).optionalWhole("ReservedConcurrentExecutions")
                .map(executions -> new FunctionConcurrency(true, executions))
                .orElse(new FunctionConcurrency(false, 0));
    }

    /** GetPolicy; its {@code Policy} is a JSON document as a text. */
    public static FunctionPolicy policy(JsonNode answer) {
        String text = Members.of(answer).text("Policy");
        try {
            return new FunctionPolicy(PolicyDocument.statements(JSON.readTree(text)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Policy: a JSON document is expected", e);
        }
    }
}
