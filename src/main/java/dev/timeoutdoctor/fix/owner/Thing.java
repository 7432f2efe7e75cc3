package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;

/**
 * What a change edits, as templates know it.
 *
 * @param edited the resource that holds the setting: a method, a stage, an alias
 * @param holder the resource that carries tags, and whose id is known everywhere: the API, the function; often the same
 * @param tags the calls that answer with tags, the edited resource's own first where it has any; empty where it has none
 */
record Thing(Resource edited, Resource holder, List<AwsCall> tags) {

    /**
     * A resource of a stack.
     *
     * @param type CloudFormation's word, for example {@code AWS::ApiGateway::Method}
     * @param id its physical id; empty where AWS tells it nowhere else
     * @param properties by which it can be told from others of its type where its id is not known, or is unique within its API only;
     *     empty where the id is enough
     */
    record Resource(String type, String id, Map<String, String> properties) {

        Resource {
            properties = Map.copyOf(properties);
        }

        static Resource of(String type, String id) {
            return new Resource(type, id, Map.of());
        }
    }

    Thing {
        tags = List.copyOf(tags);
    }

    static Thing of(Resource resource, AwsCall... tags) {
        return new Thing(resource, resource, List.of(tags));
    }

    /** Whether the tags are those of the edited resource, or may be its holder's. */
    boolean ownTags(AwsCall answered) {
        return edited.equals(holder) || (tags.size() > 1 && tags.getFirst().equals(answered));
    }
}
