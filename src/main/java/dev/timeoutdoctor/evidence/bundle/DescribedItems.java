package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists that can be asked for whole or narrowed down: one target group or all of them, by ARN, by name or by filter.
 *
 * @param list the list in the answer
 * @param id the parameter that names items; it comes first, since an item that is named and not there is absent
 * @param members the item's member (a path, through lists too) for each parameter or {@code filter:NAME}
 */
record DescribedItems(String service, String operation, String list, String id, Map<String, String> members)
        implements
            Equivalent {

    /** Names of lists, members and filters: AWS's service models and the EC2 API reference. */
    static final List<DescribedItems> TABLE = List.of(
            new DescribedItems("elbv2", "DescribeLoadBalancers", "LoadBalancers", "LoadBalancerArns",
                    Map.of("LoadBalancerArns", "LoadBalancerArn", "Names", "LoadBalancerName")),
            new DescribedItems("elbv2", "DescribeTargetGroups", "TargetGroups", "TargetGroupArns",
                    Map.of("TargetGroupArns", "TargetGroupArn", "Names", "TargetGroupName", "LoadBalancerArn",
                            "LoadBalancerArns")),
            new DescribedItems("elbv2", "DescribeListeners", "Listeners", "ListenerArns",
                    Map.of("ListenerArns", "ListenerArn", "LoadBalancerArn", "LoadBalancerArn")),
            ec2("DescribeSubnets", "Subnets", "SubnetIds", "SubnetId", Map.of("vpc-id", "VpcId")),
            ec2("DescribeSecurityGroups", "SecurityGroups", "GroupIds", "GroupId", Map.of("vpc-id", "VpcId")),
            ec2("DescribeNetworkInterfaces", "NetworkInterfaces", "NetworkInterfaceIds", "NetworkInterfaceId",
                    Map.of("vpc-id", "VpcId", "subnet-id", "SubnetId", "group-id", "Groups.GroupId", "interface-type",
                            "InterfaceType", "description", "Description")),
            ec2("DescribeVpcEndpoints", "VpcEndpoints", "VpcEndpointIds", "VpcEndpointId",
                    Map.of("vpc-id", "VpcId", "service-name", "ServiceName")),
            ec2("DescribeRouteTables", "RouteTables", "RouteTableIds", "RouteTableId",
                    Map.of("vpc-id", "VpcId", "association.subnet-id", "Associations.SubnetId")),
            ec2("DescribeNatGateways", "NatGateways", "NatGatewayIds", "NatGatewayId",
                    Map.of("vpc-id", "VpcId", "subnet-id", "SubnetId", "state", "State")),
            ec2("DescribeNetworkAcls", "NetworkAcls", "NetworkAclIds", "NetworkAclId",
                    Map.of("vpc-id", "VpcId", "association.subnet-id", "Associations.SubnetId")),
            new DescribedItems("cloudformation", "DescribeStacks", "Stacks", "StackName",
                    Map.of("StackName", "StackName")),
            new DescribedItems("xray", "BatchGetTraces", "Traces", "TraceIds", Map.of("TraceIds", "Id")));

    private static DescribedItems ec2(String operation, String list, String ids, String id,
            Map<String, String> filters) {
        Map<String, String> members = new TreeMap<>(Map.of(ids, id));
        filters.forEach((name, member) -> members.put("filter:" + name, member));
        return new DescribedItems("ec2", operation, list, ids, members);
    }

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.service().equals(service) || !asked.operation().equals(operation)) {
            return Stream.empty();
        }
        Optional<Map<String, Set<String>>> conditions = conditions(asked);
        if (conditions.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Set<String>> wanted = conditions.get();
        List<BundledCall> made = calls.of(service, operation, asked.region());
        List<Observed.Seen<JsonNode>> seen = calls.seen(made.stream()).toList();
        Set<JsonNode> items = seen.stream().flatMap(look -> look.value().path(list).valueStream())
                .filter(item -> wanted.entrySet().stream().allMatch(each -> fits(item, each.getKey(), each.getValue())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean complete = seen.stream().anyMatch(look -> covers(look.source().call(), wanted));
        if (complete || foundAll(items, wanted)) {
            Source source = seen.stream().map(Observed.Seen::source).max(Comparator.comparing(Source::at))
                    .orElseThrow();
            return Stream.of(answer(items, source, wanted.containsKey(members.getOrDefault(id, ""))));
        }
        return made.stream().filter(each -> covers(each.call(), wanted)).map(BundledCall::look)
                .filter(look -> look.seen().isEmpty());
    }

    private Observed<JsonNode> answer(Set<JsonNode> items, Source source, boolean named) {
        if (items.isEmpty() && named) {
            return new Observed.Absent<>(source);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(list).addAll(items);
        return new Observed.Seen<>(answer, new Source(source.call(), source.at(), answer));
    }

    /** What items must be like, by member; empty where a parameter is not known here. */
    private Optional<Map<String, Set<String>>> conditions(AwsCall call) {
        Map<String, Set<String>> conditions = new TreeMap<>();
        Map<String, JsonNode> parameters = new TreeMap<>();
        call.parameters().properties().forEach(each -> {
            if (each.getKey().startsWith("Filter") && each.getValue().isArray()) {
                each.getValue().forEach(filter -> parameters.put("filter:" + filter.path("Name").asString(""),
                        filter.path("Values")));
            } else if (Question.of(call).about().containsKey(each.getKey().toLowerCase(Locale.ROOT))) {
                parameters.put(each.getKey(), each.getValue());
            }
        });
        for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
            String member = members.get(parameter.getKey());
            if (member == null) {
                return Optional.empty();
            }
            conditions.put(member, texts(parameter.getValue()));
        }
        return Optional.of(conditions);
    }

    /** Whether a call's answer holds every item that is wanted. */
    private boolean covers(AwsCall made, Map<String, Set<String>> wanted) {
        return conditions(made).map(its -> its.entrySet().stream().allMatch(each -> each.getValue()
                .containsAll(wanted.getOrDefault(each.getKey(), Set.of("")))))
                .orElse(false);
    }

    private boolean foundAll(Set<JsonNode> items, Map<String, Set<String>> wanted) {
        String member = members.getOrDefault(id, "");
        Set<String> found = items.stream().flatMap(item -> at(item, member).stream()).collect(Collectors.toSet());
        return !items.isEmpty() && found.containsAll(wanted.getOrDefault(member, Set.of()));
    }

    private static boolean fits(JsonNode item, String member, Set<String> values) {
        Set<String> has = at(item, member);
        return values.stream().anyMatch(
                value -> has.contains(value) || has.stream().anyMatch(own -> value.contains(":stack/" + own + "/")));
    }

    private static Set<String> at(JsonNode item, String path) {
        List<JsonNode> nodes = List.of(item);
        for (String name : path.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            nodes.forEach(node -> {
                JsonNode member = node.path(name);
                if (member.isArray()) {
                    member.forEach(next::add);
                } else {
                    next.add(member);
                }
            });
            nodes = next;
        }
        Set<String> texts = new HashSet<>();
        nodes.forEach(node -> texts.addAll(texts(node)));
        return texts;
    }

    private static Set<String> texts(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : value.isValueNode() ? Set.of(value.asString()) : Set.of();
    }
}
