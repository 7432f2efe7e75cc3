package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Answers what a test tells it to, by operation; what it was not told about does not exist. Remembers the calls. */
public final class FakeAws implements AwsReader {

    private final Map<String, Function<AwsCall, Observed<JsonNode>>> answers = new ConcurrentHashMap<>();
    private final List<AwsCall> calls = new CopyOnWriteArrayList<>();

    /** An account that has everything in {@code src/test/resources/answers}. */
    public static FakeAws complete() {
        FakeAws aws = new FakeAws();
        List.of("GetRestApi", "GetRestApis", "GetResources", "GetExport", "GetStage", "GetStages", "GetDeployments",
                "GetAccount", "GetGatewayResponses", "GetServiceQuota", "GetFunctionConfiguration", "GetPolicy",
                "GetVpcLink", "DescribeLoadBalancers", "DescribeLoadBalancerAttributes", "DescribeListeners",
                "DescribeRules", "DescribeTargetGroups", "DescribeTargetGroupAttributes", "DescribeTargetHealth",
                "DescribeSecurityGroups", "DescribeSubnets", "DescribeNetworkInterfaces", "DescribeRouteTables",
                "DescribeNatGateways", "DescribeVpcEndpoints", "DescribeNetworkAcls",
                "GetAuthorizers", "GetAlias", "ListVersionsByFunction", "ListProvisionedConcurrencyConfigs",
                "GetAccountSettings", "GetFunctionEventInvokeConfig", "ListTags",
                "ListRequestedServiceQuotaChangeHistoryByQuota", "GetTraceSummaries", "BatchGetTraces")
                .forEach(operation -> aws.answers(operation, Answers.file(operation)));
        aws.answers("GetAWSDefaultServiceQuota", Answers.file("GetServiceQuota"));
        aws.answers("GetFunctionConcurrency", Answers.json("{}"));
        aws.on("GetMetricData", call -> seen(call, MetricData.empty(call)));
        aws.on("FilterLogEvents", call -> seen(call, executionLog(call)
                ? Answers.file("FilterLogEvents-execution")
                : Answers.json("{}")));
        return aws;
    }

    private static boolean executionLog(AwsCall call) {
        return call.parameters().path("logGroupName").asString("").startsWith("API-Gateway-Execution-Logs");
    }

    public FakeAws on(String operation, Function<AwsCall, Observed<JsonNode>> answer) {
        answers.put(operation, answer);
        return this;
    }

    public FakeAws answers(String operation, JsonNode answer) {
        return on(operation, call -> seen(call, answer));
    }

    public FakeAws denies(String operation, String action) {
        return on(operation, call -> refused(call, action));
    }

    public static Observed<JsonNode> refused(AwsCall call, String action) {
        return new Observed.Denied<>(action, "*", "not authorized to perform: " + action,
                source(call, MissingNode.getInstance()));
    }

    public FakeAws fails(String operation, FailureKind kind, String message) {
        return on(operation, call -> new Observed.Failed<>(kind, message, source(call, MissingNode.getInstance())));
    }

    public FakeAws lacks(String operation) {
        answers.remove(operation);
        return this;
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        calls.add(call);
        Function<AwsCall, Observed<JsonNode>> answer = answers.get(call.operation());
        return answer == null
                ? new Observed.Absent<>(source(call, MissingNode.getInstance()))
                : answer.apply(call);
    }

    public List<AwsCall> calls() {
        return calls;
    }

    /** The one call of an operation. */
    public AwsCall call(String operation) {
        List<AwsCall> found = calls.stream().filter(call -> call.operation().equals(operation)).toList();
        if (found.size() != 1) {
            throw new AssertionError(operation + " was called " + found.size() + " times");
        }
        return found.getFirst();
    }

    public static Observed<JsonNode> seen(AwsCall call, JsonNode answer) {
        return new Observed.Seen<>(answer, source(call, answer));
    }

    public static Source source(AwsCall call, JsonNode answer) {
        return new Source(call, Answers.AT, answer);
    }
}
