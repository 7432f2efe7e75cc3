package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** Diagnosis rests on these (bundle format, version 1). */
    private static final Set<String> KEPT_HEADERS = Set.of("x-amzn-errortype", "x-cache", "server", "via",
            "content-type", "retry-after");
    /** These say nothing about anybody, but may hold a host name. */
    private static final Set<String> PLAIN_HEADERS = Set.of("date", "content-length", "connection", "transfer-encoding",
            "cache-control", "vary", "content-encoding", "x-lab-elapsed-millis", "strict-transport-security");
    private static final Set<String> NAME_MEMBERS = Set.of("FunctionName", "LoadBalancerName", "TargetGroupName",
            "StackName", "GroupName", "RoleName", "roleName", "logGroupName", "title", "aws:cloudformation:stack-name");
    private static final Set<String> NAME_DIMENSIONS = Set.of("ApiName", "FunctionName");
    private static final Set<String> TAGS = Set.of("tags", "Tags");

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
        BundleMasking masking = new BundleMasking(standIns, new TextMask(standIns, naming.words(), names), names);
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
        seen.headers().forEach((name, value) -> headers.put(name, header(name.toLowerCase(Locale.ROOT), value)));
        return new Symptom(text.mask(seen.url()), seen.method(), seen.status(), headers, text.mask(seen.body()),
                seen.elapsed(), seen.at(), seen.measured());
    }

    private String header(String name, String value) {
        if (KEPT_HEADERS.contains(name)) {
            return value;
        }
        return PLAIN_HEADERS.contains(name) || value.isEmpty() ? text.mask(value) : standIns.identifier(value);
    }

    private BundledCall call(Observed<JsonNode> look) {
        Source source = look.origin().orElseThrow();
        AwsCall call = new AwsCall(source.call().service(), source.call().operation(), source.call().region(),
                node("", source.call().parameters(), false, false));
        Source masked = new Source(call, source.at(), error(source.answer()));
        return BundledCall.of(call, switch (look) {
            case Observed.Seen<JsonNode> seen -> {
                boolean named = Naming.NAMED_BY_NAME.contains(call.operation());
                JsonNode answer = node("", seen.value(), named, false);
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
        JsonNode masked = node("", answer, false, false);
        if (masked.path("Error") instanceof ObjectNode error) {
            error.set("Code", answer.path("Error").path("Code"));
        }
        return masked;
    }

    /**
     * A tree with its texts masked.
     *
     * @param named whether the member holds a name that was learnt
     * @param tag whether it is a tag or a list of tags
     */
    private JsonNode node(String member, JsonNode node, boolean named, boolean tag) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(value(member, node.stringValue(), named, tag));
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> masked.add(node(member, item, named, tag)));
            return masked;
        }
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            boolean dimension = NAME_DIMENSIONS.contains(node.path("Name").asString(""));
            node.properties().forEach(each -> masked.set(tag ? each.getKey() : text.mask(each.getKey()),
                    node(dimension ? "FunctionName" : each.getKey(), each.getValue(), named,
                            tag || TAGS.contains(each.getKey()))));
            return masked;
        }
        return node;
    }

    private String value(String member, String value, boolean named, boolean tag) {
        boolean holdsName = NAME_MEMBERS.contains(member) || (named && member.equalsIgnoreCase("name"));
        if (names && holdsName && standIns.known(StandIn.Kind.NAME, value).isPresent()) {
            return standIns.name("name", value);
        }
        boolean own = tag && !member.startsWith("aws:") && !member.equals("Key") && !value.startsWith("arn:");
        if ((names && own && !value.isEmpty()) || member.equals("UserId")) {
            return standIns.identifier(value);
        }
        return text.mask(value);
    }
}
