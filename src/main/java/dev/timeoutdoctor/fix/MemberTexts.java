package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Members of AWS's answers as texts that can be compared and shown. */
final class MemberTexts {

    private MemberTexts() {}

    /** A value as it is; of an object or a list, its leaves, one a line, in alphabetical order; empty where there is nothing. */
    static String of(JsonNode node) {
        if (node.isContainer()) {
            return Json.leaves(node).entrySet().stream().map(leaf -> leaf.getKey() + "=" + leaf(leaf.getValue()))
                    .sorted().collect(Collectors.joining("\n"));
        }
        return leaf(node);
    }

    private static String leaf(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? ""
                : node.isContainer() ? node.toString() : node.isNumber() ? Json.plain(node) : node.asString();
    }

    /** What a question asks for, in AWS's words: {@code IntegrationResponse 202}. */
    static String thing(AwsCall read) {
        String name = read.operation().equals("ListRequestedServiceQuotaChangeHistoryByQuota")
                ? "RequestedServiceQuotaChange"
                : read.operation().startsWith("Get") ? read.operation().substring(3) : read.operation();
        String status = Json.text(read.parameters(), "statusCode");
        return status.isEmpty() ? name : name + " " + status;
    }

    /** Every member that a call touched, beside what its question answers now. */
    static List<ReadBack> told(ChangeStep step, JsonNode now) {
        return step.touched().stream().map(member -> new ReadBack(thing(step.before().read()), member,
                of(step.after().path(member)), Optional.of(of(now.path(member))))).toList();
    }

    /** The members that changes leave behind, by the question that asks for their thing; the last change of a member counts. */
    static void put(Map<AwsCall, Map<String, JsonNode>> all, ChangeStep step) {
        Map<String, JsonNode> members = all.computeIfAbsent(step.before().read(), _ -> new TreeMap<>());
        step.touched().forEach(member -> members.put(member, step.after().path(member)));
    }
}
