package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import dev.timeoutdoctor.fix.Working;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function's published versions. The only change is one more, made from what is edited, while its code and its configuration are as
 * they were previewed (CodeSha256, RevisionId); its number is given by AWS, and it stays. Where nothing was edited since the last one,
 * AWS makes none and answers with that one (AWS: Lambda API reference, PublishVersion).
 */
final class VersionsWay implements Way, Creation {

    private static final String VERSIONS = "Versions";
    private static final String VERSION = "Version";
    private static final String DESCRIPTION = "Description";
    private static final String REVISION = FunctionSettings.REVISION;
    /** What would be published: the function as it is edited. */
    private static final String EDITED = FunctionSettings.EDITED;

    @Override
    public String question() {
        return "lambda:ListVersionsByFunction";
    }

    /** The newest version's number and description, and what would be published, beside all versions. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode shown = Json.object();
        newest(answer).ifPresent(version -> {
            shown.set(VERSION, version.path(VERSION));
            shown.set(DESCRIPTION, version.path(DESCRIPTION));
        });
        answer.path(VERSIONS).valueStream().filter(one -> Json.text(one, VERSION).equals(EDITED)).findFirst()
                .ifPresent(latest -> shown.set(EDITED, edited(latest)));
        shown.set(VERSIONS, answer.path(VERSIONS));
        return shown;
    }

    private static ObjectNode edited(JsonNode latest) {
        ObjectNode edited = Json.project(latest, List.of(REVISION));
        edited.setAll(FunctionSettings.of(latest));
        return edited;
    }

    private static Stream<JsonNode> published(JsonNode answer) {
        return answer.path(VERSIONS).valueStream().filter(one -> Json.text(one, VERSION).matches("\\d{1,9}"));
    }

    private static Optional<JsonNode> newest(JsonNode answer) {
        return published(answer).max(Comparator.comparingInt(one -> Integer.parseInt(Json.text(one, VERSION))));
    }

    @Override
    public Working working() {
        return Steps.AFTER_EDIT;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        if (Steps.differing(now, goal).isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "FunctionName");
        parameters.put(DESCRIPTION, goal.path(DESCRIPTION));
        for (String lock : List.of(FunctionSettings.CODE, REVISION)) {
            String value = Json.text(now.path(EDITED), lock);
            if (!value.isEmpty()) {
                parameters.put(lock, value);
            }
        }
        return List.of(Steps.creating(read, AwsCall.of("lambda", "PublishVersion", read.region(), parameters), now,
                List.of(VERSION, EDITED)));
    }

    @Override
    public Creation creation() {
        return this;
    }

    @Override
    public Optional<ObjectNode> goal(AwsCall call) {
        return call.operation().equals("PublishVersion")
                ? Optional.of(Json.project(call.parameters(), List.of(DESCRIPTION)))
                : Optional.empty();
    }

    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        return step.becoming(Json.project(answer, List.of(VERSION)));
    }

    /** What was published is found again by its description, which nobody else gives. */
    @Override
    public Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        return now.map(list -> Steps.described(published(list), step).map(one -> made(step, one)));
    }

    @Override
    public WayBack back() {
        return WayBack.closed("change.alias.version-stays");
    }
}
