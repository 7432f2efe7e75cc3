package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A CloudFormation stack, as far as it can be asked. The lab runs no templates: what a stack holds, and what its last drift
 * detection found, stand in the scenario.
 *
 * @param id
 *            its ARN
 */
public record Stack(String name, String id, List<Member> members) {

    /**
     * A resource of a stack.
     *
     * @param logicalId
     *            its name in the template
     * @param type
     *            CloudFormation's word, for example AWS::Lambda::Function
     * @param physicalId
     *            what Ref gives: an id, a name or an ARN
     */
    public record Member(String logicalId, String type, String physicalId, Instant created, Drift drift) {}

    /**
     * What the last drift detection found.
     *
     * @param status
     *            as AWS words it, for example NOT_CHECKED
     * @param checked
     *            empty where nobody looked
     * @param expected
     *            the properties by the template, as JSON
     * @param differences
     *            where the resource was other than its template
     */
    public record Drift(String status, Optional<Instant> checked, String expected, List<Difference> differences) {

        public Drift {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One property that was other than in the template.
     *
     * @param path
     *            such as /Integration/TimeoutInMillis
     */
    public record Difference(String path, String expected, String actual) {}

    public Stack {
        members = List.copyOf(members);
    }

    /** The tags that CloudFormation sets on what it makes (AWS: CloudFormation, resource tags). */
    public Map<String, String> tags(Member member) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("aws:cloudformation:stack-name", name);
        tags.put("aws:cloudformation:stack-id", id);
        tags.put("aws:cloudformation:logical-id", member.logicalId());
        return tags;
    }

    /** The resource with a physical id; empty where the stack holds none. */
    public Optional<Member> member(String physicalId) {
        return members.stream().filter(each -> each.physicalId().equals(physicalId)).findFirst();
    }
}
