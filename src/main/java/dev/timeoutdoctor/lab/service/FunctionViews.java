package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Provisioned;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.account.LambdaFunction.Version;
import dev.timeoutdoctor.lab.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lambda's answers, member by member as its API reference has them. */
final class FunctionViews {

    private static final DateTimeFormatter MODIFIED = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FunctionViews() {}

    static ObjectNode configuration(Account account, FunctionName named, Instant now) {
        LambdaFunction function = named.function();
        Version version = named.version();
        boolean latest = version.number().equals(LambdaFunction.LATEST);
        Settings settings = version.settings();
        LambdaFunction.Traits traits = function.traits();
        ObjectNode node = Json.object();
        node.put("FunctionName", function.name());
        node.put("FunctionArn", named.arn(account));
        node.put("Runtime", traits.runtime());
        node.put("Role", traits.role());
        node.put("Handler", traits.handler());
        node.put("CodeSize", traits.codeSize());
        node.put("Description", settings.description());
        node.put("Timeout", settings.timeout().toSeconds());
        node.put("MemorySize", settings.memoryMegabytes());
        node.put("LastModified", MODIFIED.format(latest ? function.lastModified() : version.published()));
        node.put("CodeSha256", codeSha256(function, version));
        node.put("Version", version.number());
        if (!traits.subnetIds().isEmpty()) {
            ObjectNode vpc = node.putObject("VpcConfig").put("VpcId", account.network().vpc().id());
            traits.subnetIds().forEach(vpc.putArray("SubnetIds")::add);
            traits.securityGroupIds().forEach(vpc.putArray("SecurityGroupIds")::add);
            vpc.put("Ipv6AllowedForDualStack", false);
        }
        node.putObject("TracingConfig").put("Mode", traits.tracing());
        node.put("RevisionId", function.revisionAt(now));
        node.put("State", "Active");
        boolean updating = latest && function.updatingAt(now);
        node.put("LastUpdateStatus", updating ? "InProgress" : "Successful");
        node.put("PackageType", "Zip");
        node.putArray("Architectures").add("x86_64");
        node.putObject("EphemeralStorage").put("Size", 512);
        node.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
        node.putObject("LoggingConfig").put("LogFormat", traits.logFormat()).put("LogGroup",
                "/aws/lambda/" + function.name());
        return node;
    }

    /** The code of a version is how it works here: what works alike has the same hash. */
    static String codeSha256(LambdaFunction function, Version version) {
        byte[] code = (function.name() + version.work()).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(code));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static ObjectNode alias(Account account, LambdaFunction function, Alias alias) {
        ObjectNode node = Json.object().put("AliasArn", account.functionArn(function.name()) + ":" + alias.name())
                .put("Name", alias.name()).put("FunctionVersion", alias.version())
                .put("Description", alias.description());
        if (!alias.weights().isEmpty()) {
            ObjectNode weights = node.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
            new TreeMap<>(alias.weights()).forEach((version, weight) -> weights.put(version, weight.doubleValue()));
        }
        return node.put("RevisionId", alias.revisionId());
    }

    static ObjectNode provisioned(Provisioned provisioned, Instant now) {
        boolean ready = provisioned.readyAt(now);
        int there = ready ? provisioned.environments() : 0;
        return Json.object().put("RequestedProvisionedConcurrentExecutions", provisioned.environments())
                .put("AvailableProvisionedConcurrentExecutions", there)
                .put("AllocatedProvisionedConcurrentExecutions", there).put("Status", ready ? "READY" : "IN_PROGRESS")
                .put("LastModified", MODIFIED.format(provisioned.updated()));
    }

    static ObjectNode policy(Account account, FunctionName named) {
        ObjectNode policy = Json.object().put("Version", "2012-10-17").put("Id", "default");
        ArrayNode statements = policy.putArray("Statement");
        LambdaFunction function = named.function();
        for (int i = 0; i < function.invokedBy().size(); i++) {
            statements.add(statement(account, named, "apigateway-" + (i + 1), function.invokedBy().get(i)));
        }
        function.qualifiers().permissions().stream().filter(one -> one.qualifier().equals(named.qualifier()))
                .forEach(one -> statements.add(statement(account, named, one.statement(), one.sourceArn())));
        return policy;
    }

    /** What lets API Gateway call the function. */
    static ObjectNode statement(Account account, FunctionName named, String name, String sourceArn) {
        ObjectNode statement = Json.object().put("Sid", name).put("Effect", "Allow");
        statement.putObject("Principal").put("Service", "apigateway.amazonaws.com");
        statement.put("Action", "lambda:InvokeFunction").put("Resource", named.arn(account));
        statement.putObject("Condition").putObject("ArnLike").put("AWS:SourceArn", sourceArn);
        return statement;
    }
}
