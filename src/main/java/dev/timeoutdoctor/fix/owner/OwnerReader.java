package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Tags;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.snippet.Tool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Asks whose something is: its tags, then CloudFormation. What was answered is kept for a short while, since many changes edit the
 * same API. Drift is read as it was last detected; nothing is started. Blocks. Safe for many threads.
 */
public final class OwnerReader {

    private static final Duration KEPT = Duration.ofMinutes(2);

    /** SAM makes an API of this name where a template's functions have events and no API of their own (AWS: SAM, generated resources). */
    private static final String IMPLICIT = "Serverless(Rest|Http)Api";

    /** The CDK puts one into each stack, unless it was told not to (AWS: CDK, version reporting). */
    private static final String CDK = "AWS::CDK::Metadata";

    private final AwsReader reader;
    private final InstantSource clock;
    private final Map<AwsCall, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Observed<JsonNode> answer, Instant at) {}

    /** What the tags say. */
    private record Tagged(OwnerTags tags, boolean own) {}

    public OwnerReader(AwsReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Whose the things are that these questions ask for.
     *
     * @param account 12 digits, or empty where not known
     * @param evidence of the examination, for what tags of the function say of its stack
     */
    public Ownership look(Collection<AwsCall> reads, String account, EvidenceSet evidence) {
        return new Ownership(reads.stream().distinct().flatMap(read -> Things.of(read, account)
                .map(thing -> new Ownership.Owned(read, owner(thing, read.region(), evidence))).stream()).toList());
    }

    private Owner owner(Thing thing, String region, EvidenceSet evidence) {
        List<Observed<JsonNode>> answers = thing.tags().stream().map(this::ask).toList();
        if (answers.stream().anyMatch(Observed.Absent.class::isInstance)) {
            return new Owner.Nobody(); // it does not exist yet
        }
        List<Tagged> tagged = IntStream.range(0, answers.size()).boxed().flatMap(i -> answers.get(i).seen()
                .map(node -> new Tagged(OwnerTags.of(node), thing.ownTags(thing.tags().get(i)))).stream()).toList();
        Optional<Tagged> byStack = tagged.stream().filter(one -> !one.tags().stackName().isEmpty()).findFirst();
        if (byStack.isPresent()) {
            return stack(thing, region, byStack.get(), evidence);
        }
        Optional<Owner.Terraform> terraform = tagged.stream().flatMap(one -> one.tags().terraform().stream())
                .findFirst();
        boolean looked = !tagged.isEmpty();
        return terraform.isPresent() ? terraform.get() : byId(thing, region, looked, evidence);
    }

    /** Without tags of a stack: an imported resource has none, and some types never have any. */
    private Owner byId(Thing thing, String region, boolean tagsSeen, EvidenceSet evidence) {
        Observed<JsonNode> answer = ask(AwsCall.of("cloudformation", "DescribeStackResources", region,
                Map.of("PhysicalResourceId", thing.holder().id())));
        if (answer instanceof Observed.Seen<JsonNode> seen) {
            Optional<JsonNode> found = StackAnswers.of(seen.value(), Json.object()).find(thing.holder());
            return found.map(one -> new OwnerTags(Map.of("aws:cloudformation:stack-name",
                    StackAnswers.text(one, "StackName"), "aws:cloudformation:stack-id",
                    StackAnswers.text(one, "StackId"), "aws:cloudformation:logical-id",
                    StackAnswers.text(one, "LogicalResourceId"))))
                    .map(tags -> stack(thing, region, new Tagged(tags, thing.edited().equals(thing.holder())),
                            evidence))
                    .orElseGet(Owner.Nobody::new);
        }
        return tagsSeen || isUnknown(answer) ? new Owner.Nobody() : new Owner.Unseen(answer);
    }

    /** CloudFormation's way to say that no stack holds an id: a ValidationError, "Stack for … does not exist". */
    private static boolean isUnknown(Observed<JsonNode> answer) {
        return answer instanceof Observed.Absent<JsonNode>
                || (answer instanceof Observed.Failed<JsonNode> failed && failed.kind() == FailureKind.REFUSED
                        && failed.message().contains("does not exist"));
    }

    private Owner stack(Thing thing, String region, Tagged tagged, EvidenceSet evidence) {
        OwnerTags tags = tagged.tags();
        Observed<JsonNode> resources = ask(resources(region, tags, Map.of()));
        String known = tagged.own() ? thing.edited().type() : thing.holder().type();
        if (resources.seen().isEmpty()) {
            return new Owner.Stack(tags.stackName(), tags.logicalId(), known, tagged.own(),
                    tool(tags, Optional.empty(), evidence), new Drift.Unseen(resources));
        }
        Observed<JsonNode> drifts = ask(AwsCall.of("cloudformation", "DescribeStackResourceDrifts", region,
                Map.of("StackName", tags.stackId())));
        StackAnswers answers = StackAnswers.of(resources.seen().get(), drifts.seen().orElseGet(Json::object));
        Tool tool = tool(tags, Optional.of(answers), evidence);
        Optional<JsonNode> itself = tagged.own() && !tags.logicalId().isEmpty()
                ? answers.named(tags.logicalId()).or(() -> further(region, tags))
                : answers.itself(thing);
        if (itself.isPresent()) {
            return owned(tags, itself.get(), true, tool, drift(answers, itself.get(), drifts));
        }
        JsonNode holder = answers.find(thing.holder()).orElseGet(() -> Json.object()
                .put("LogicalResourceId", tags.logicalId()).put("ResourceType", known));
        Drift drift = answers.mayHold(thing.edited().type()) && !thing.edited().equals(thing.holder())
                ? unmatched(thing, drifts)
                : drift(answers, holder, drifts);
        return owned(tags, holder, false, tool, drift);
    }

    private static Owner owned(OwnerTags tags, JsonNode resource, boolean itself, Tool tool, Drift drift) {
        return new Owner.Stack(tags.stackName(), StackAnswers.text(resource, "LogicalResourceId"),
                StackAnswers.text(resource, "ResourceType"), itself, tool, drift);
    }

    private static Drift unmatched(Thing thing, Observed<JsonNode> drifts) {
        return drifts.seen().isEmpty() ? new Drift.Unseen(drifts) : new Drift.Unmatched(thing.edited().type());
    }

    /** What was found differs by the summary, but how was not told: that is not known. */
    private static Drift drift(StackAnswers answers, JsonNode resource, Observed<JsonNode> drifts) {
        Drift drift = answers.drift(resource);
        boolean details = drift instanceof Drift.Modified modified && modified.differences().isEmpty();
        return details && drifts.seen().isEmpty() ? new Drift.Unseen(drifts) : drift;
    }

    /** A resource of a large stack that was not among its first hundred. */
    private Optional<JsonNode> further(String region, OwnerTags tags) {
        return ask(resources(region, tags, Map.of("LogicalResourceId", tags.logicalId()))).seen()
                .map(node -> node.path("StackResources").path(0)).filter(JsonNode::isObject);
    }

    private static AwsCall resources(String region, OwnerTags tags, Map<String, String> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("StackName", tags.stackId());
        return AwsCall.of("cloudformation", "DescribeStackResources", region, parameters);
    }

    private static Tool tool(OwnerTags tags, Optional<StackAnswers> answers, EvidenceSet evidence) {
        boolean sam = tags.bySam() || tags.logicalId().matches(IMPLICIT)
                || answers.filter(known -> known.namedBySam(tags.logicalId())).isPresent()
                || evidence.get(EvidenceKeys.FUNCTION_TAGS).seen().map(Tags::tags).map(OwnerTags::new)
                        .filter(function -> function.bySam() && function.stackName().equals(tags.stackName()))
                        .isPresent();
        if (sam) {
            return Tool.SAM;
        }
        return answers.filter(known -> known.holds(CDK)).isPresent() ? Tool.CDK : Tool.CLOUDFORMATION;
    }

    private Observed<JsonNode> ask(AwsCall call) {
        Instant now = clock.instant();
        Kept answer = kept.compute(call, (_, before) -> before != null && before.at().plus(KEPT).isAfter(now)
                ? before
                : new Kept(reader.read(call), now));
        if (answer.answer().seen().isEmpty() && !isUnknown(answer.answer())) {
            kept.remove(call, answer); // what could not be read now may be readable the next time
        }
        return answer.answer();
    }
}
