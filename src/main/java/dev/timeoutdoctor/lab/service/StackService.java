package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Stack;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudFormation, as far as it tells which stack holds something and what the last drift detection found. */
final class StackService {

    /** AWS: DescribeStackResources answers with the first 100 only, DescribeStackResourceDrifts with 100 a page. */
    private static final int MOST = 100;

    private final Simulation simulation;

    StackService(Simulation simulation) {
        this.simulation = simulation;
    }

    QueryService query() {
        return QueryService.of("cloudformation", "http://cloudformation.amazonaws.com/doc/2010-05-15/",
                Map.of("DescribeStackResources", this::resources, "DescribeStackResourceDrifts", this::drifts));
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "ValidationError", text);
    }

    private Stack named(String nameOrId) {
        return simulation.account().stacks().stream()
                .filter(stack -> stack.name().equals(nameOrId) || stack.id().equals(nameOrId)).findFirst()
                .orElseThrow(() -> invalid("Stack with id " + nameOrId + " does not exist"));
    }

    private JsonNode resources(JsonNode form) {
        String name = form.path("StackName").asString("");
        String physical = form.path("PhysicalResourceId").asString("");
        if (name.isEmpty() == physical.isEmpty()) {
            throw invalid("You must specify either StackName or PhysicalResourceId, but not both");
        }
        Stack stack = physical.isEmpty()
                ? named(name)
                : simulation.account().stacks().stream().filter(each -> each.member(physical).isPresent()).findFirst()
                        .orElseThrow(() -> invalid("Stack for " + physical + " does not exist"));
        String logical = form.path("LogicalResourceId").asString("");
        List<Stack.Member> members = stack.members().stream()
                .filter(each -> logical.isEmpty() || each.logicalId().equals(logical)).limit(MOST).toList();
        if (members.isEmpty()) {
            throw invalid("Resource " + logical + " does not exist for stack " + stack.name());
        }
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("StackResources");
        members.forEach(member -> list.add(resource(stack, member)));
        return node;
    }

    private static ObjectNode resource(Stack stack, Stack.Member member) {
        ObjectNode node = Json.object().put("StackName", stack.name()).put("StackId", stack.id())
                .put("LogicalResourceId", member.logicalId()).put("PhysicalResourceId", member.physicalId())
                .put("ResourceType", member.type()).put("Timestamp", Json.iso(member.created()))
                .put("ResourceStatus", "CREATE_COMPLETE");
        ObjectNode drift = node.putObject("DriftInformation").put("StackResourceDriftStatus",
                member.drift().status());
        member.drift().checked().ifPresent(at -> drift.put("LastCheckTimestamp", Json.iso(at)));
        return node;
    }

    private JsonNode drifts(JsonNode form) {
        Stack stack = named(form.path("StackName").asString(""));
        List<String> wanted = form.path("StackResourceDriftStatusFilters").valueStream()
                .map(each -> each.asString("")).toList();
        List<Stack.Member> checked = stack.members().stream().filter(each -> each.drift().checked().isPresent())
                .filter(each -> wanted.isEmpty() || wanted.contains(each.drift().status())).toList();
        String token = form.path("NextToken").asString("0");
        if (!token.matches("\\d{1,6}")) {
            throw invalid("The next token is not valid");
        }
        int from = Math.min(Integer.parseInt(token), checked.size());
        int until = Math.min(checked.size(), from + Math.clamp(form.path("MaxResults").asInt(MOST), 1, MOST));
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("StackResourceDrifts");
        checked.subList(from, until).forEach(member -> list.add(drift(stack, member)));
        return until < checked.size() ? node.put("NextToken", String.valueOf(until)) : node;
    }

    private static ObjectNode drift(Stack stack, Stack.Member member) {
        Stack.Drift found = member.drift();
        ObjectNode node = Json.object().put("StackId", stack.id()).put("LogicalResourceId", member.logicalId())
                .put("PhysicalResourceId", member.physicalId()).put("ResourceType", member.type())
                .put("ExpectedProperties", found.expected()).put("ActualProperties", actual(found));
        ArrayNode differences = node.putArray("PropertyDifferences");
        found.differences().forEach(each -> differences.addObject().put("PropertyPath", each.path())
                .put("ExpectedValue", each.expected()).put("ActualValue", each.actual())
                .put("DifferenceType", "NOT_EQUAL"));
        return node.put("StackResourceDriftStatus", found.status()).put("Timestamp",
                Json.iso(found.checked().orElseThrow()));
    }

    /** The properties by the template, with what was found in the place of what was expected. */
    private static String actual(Stack.Drift found) {
        ObjectNode properties = (ObjectNode) Json.parse(found.expected());
        for (Stack.Difference each : found.differences()) {
            int slash = each.path().lastIndexOf('/');
            if (properties.at(each.path().substring(0, slash)) instanceof ObjectNode holder) {
                JsonNode before = holder.path(each.path().substring(slash + 1));
                if (before.isNumber()) {
                    holder.put(each.path().substring(slash + 1), Long.parseLong(each.actual()));
                } else {
                    holder.put(each.path().substring(slash + 1), each.actual());
                }
            }
        }
        return Json.write(properties);
    }
}
