package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces what identifies in a bundle by stand-ins that keep its shape, so that a diagnosis of the masked bundle is that of the open
 * one. Numbers, statuses, durations, limits, Regions, error codes and words are never touched.
 */
public final class BundleMasking {

    private static final Set<String> NAME_MEMBERS = Set.of("FunctionName", "LoadBalancerName", "TargetGroupName",
            "StackName", "GroupName", "RoleName", "roleName", "logGroupName", "LogGroup", "title", "CertificateName",
            "certificateName", "aws:cloudformation:stack-name");
    private static final Set<String> NAME_DIMENSIONS = Set.of("ApiName", "FunctionName");
    /** Members that tell one from many; that they are the same is all that counts. */
    private static final Set<String> IDENTIFIERS = Set.of("UserId", "CodeSha256");
    private static final Set<String> TAGS = Set.of("tags", "Tags");
    /** What owners write about their things; no check reads it, but where AWS itself writes it. */
    private static final Set<String> DESCRIPTIONS = Set.of("description", "Description");
    private static final Set<String> DESCRIBED_BY_AWS = Set.of("DescribeTargetHealth", "DescribeNetworkInterfaces");

    private final StandIns standIns;
    private final TextMask text;
    private final boolean names;

    private BundleMasking(StandIns standIns, TextMask text, boolean names) {
        this.standIns = standIns;
        this.text = text;
        this.names = names;
    }

    /**
     * A masked bundle, and what was replaced.
     *
     * @param standIns every original beside its stand-in; to be shown, and to be kept by nobody but who has the originals
     */
    public record Masked(Bundle bundle, List<StandIn> standIns) {

        public Masked {
            standIns = List.copyOf(standIns);
        }
    }

    /**
     * Masks a bundle; all its answers are read.
     *
     * @param names whether names of resources are replaced too
     * @param random makes the stand-ins; who knows it can undo some of them
     */
    public static Masked mask(Bundle bundle, boolean names, RandomGenerator random) {
        StandIns standIns = new StandIns(random);
        Naming naming = new Naming(standIns, names);
        naming.learn(bundle.head());
        List<Observed<JsonNode>> looks = new ArrayList<>();
        for (BundledCall call : bundle.calls()) {
            Observed<JsonNode> look = call.look();
            naming.learnNames(call.call(), look);
            looks.add(look);
        }
        for (int i = 0; i < looks.size(); i++) {
            naming.learn(bundle.calls().get(i).call(), looks.get(i));
        }
        BundleMasking masking = new BundleMasking(standIns, new TextMask(standIns, naming.known(), names), names);
        List<BundledCall> calls = looks.stream().filter(look -> look.origin().isPresent()).map(masking::call).toList();
        Bundle masked = new Bundle(masking.head(bundle.head()), calls);
        return new Masked(masked, standIns.list());
    }

    private BundleHead head(BundleHead head) {
        String account = head.account().isEmpty() ? "" : text.mask(head.account());
        return new BundleHead(head.collectedAt(), head.collector(), account, head.region(), true,
                symptom(head.symptom()));
    }

    private Symptom symptom(Symptom seen) {
        Map<String, String> headers = new TreeMap<>();
        HeaderList list = new HeaderList(standIns, text::mask);
        seen.headers().forEach((name, value) -> headers.put(name, list.value(name, value)));
        return new Symptom(text.mask(seen.url().replaceFirst("#.*", "")), seen.method(), seen.status(), headers,
                text.mask(seen.body()),
                seen.elapsed(), seen.at(), seen.measured());
    }

    private BundledCall call(Observed<JsonNode> look) {
        Source source = look.origin().orElseThrow();
        AwsCall call = new AwsCall(source.call().service(), source.call().operation(), source.call().region(),
                node("", source.call().parameters(), Where.ANYWHERE));
        Source masked = new Source(call, source.at(), error(source.answer()));
        return BundledCall.of(call, switch (look) {
            case Observed.Seen<JsonNode> seen -> {
                JsonNode answer = node("", seen.value(), Where.answerTo(call));
                yield new Observed.Seen<>(answer, new Source(call, source.at(), answer));
            }
            case Observed.Absent<JsonNode> absent -> new Observed.Absent<>(masked);
            case Observed.Denied<JsonNode> denied -> new Observed.Denied<>(denied.action(),
                    text.mask(denied.resource()), text.mask(denied.message()), masked);
            case Observed.Failed<JsonNode> failed ->
                new Observed.Failed<>(failed.kind(), text.mask(failed.message()), masked);
            case Observed.NotAsked<JsonNode> _,Observed.NotHere<JsonNode> _ -> look;
        });
    }

    /** An error's code is never masked, its words are. */
    private JsonNode error(JsonNode answer) {
        JsonNode masked = node("", answer, Where.ANYWHERE);
        if (masked.path("Error") instanceof ObjectNode error) {
            error.set("Code", answer.path("Error").path("Code"));
        }
        return masked;
    }

    /**
     * In what a text stands.
     *
     * @param named whether a member "name" holds a name that was learnt
     * @param tag whether it is a tag or a list of tags
     * @param owners whether descriptions in it are their owner's
     * @param variable whether it is a stage's variable, which may be the name of a function
     */
    private record Where(boolean named, boolean tag, boolean owners, boolean variable) {

        static final Where ANYWHERE = new Where(false, false, false, false);

        static Where answerTo(AwsCall call) {
            return new Where(Naming.NAMED_BY_NAME.contains(call.operation()), false,
                    !DESCRIBED_BY_AWS.contains(call.operation()), false);
        }

        Where in(String member) {
            return new Where(named, tag || TAGS.contains(member), owners,
                    variable || Naming.VARIABLES.contains(member));
        }
    }

    /** A tree with its texts masked. */
    private JsonNode node(String member, JsonNode node, Where where) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(value(member, node.stringValue(), where));
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> masked.add(node(member, item, where)));
            return masked;
        }
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            boolean dimension = NAME_DIMENSIONS.contains(node.path("Name").asString(""));
            node.properties().forEach(each -> masked.set(key(each.getKey(), where),
                    node(dimension ? "FunctionName" : each.getKey(), each.getValue(), where.in(each.getKey()))));
            return masked;
        }
        return node;
    }

    /** What somebody calls a tag is theirs, but for the members of a list of tags and for AWS's own tags. */
    private String key(String key, Where where) {
        if (!where.tag()) {
            return text.mask(key);
        }
        boolean kept = !names || key.equals("Key") || key.equals("Value") || key.startsWith("aws:");
        return kept ? key : standIns.identifier(key);
    }

    private String value(String member, String value, Where where) {
        boolean holdsName = NAME_MEMBERS.contains(member) || where.variable()
                || (where.named() && member.equalsIgnoreCase("name"));
        if (names && holdsName && standIns.known(StandIn.Kind.NAME, value).isPresent()) {
            return standIns.name("name", value);
        }
        boolean tags = where.tag() && !member.startsWith("aws:") && !value.startsWith("aws:")
                && !value.startsWith("arn:");
        boolean told = where.owners() && DESCRIPTIONS.contains(member);
        if ((names && (tags || told) && !value.isEmpty()) || IDENTIFIERS.contains(member)) {
            return standIns.identifier(value);
        }
        return text.mask(value);
    }
}
