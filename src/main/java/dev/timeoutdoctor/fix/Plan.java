package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change that was saved for somebody else to look at, with everything that it was computed from, but for keys, which stand in it as
 * hashes.
 *
 * @param savedAt when it was saved
 * @param salt of the hashes; empty where it was not saved yet, or needed none
 */
public record Plan(Change change, Instant savedAt, Optional<Salt> salt) {

    private static final String FORMAT = "timeoutDoctorPlan";
    private static final String SALT = "salt";
    private static final int VERSION = 1;
    /** No plan has more characters. */
    public static final int LARGEST = 2_000_000;

    /** What came of reading a plan. */
    public sealed interface Opened {

        /** It is a plan, and its calls lead to what it shows. */
        record Good(Plan plan) implements Opened {}

        /** It is none, or its calls do something else. */
        record Refused(Message why) implements Opened {}
    }

    /** A plan that is being saved. */
    public Plan(Change change, Instant savedAt) {
        this(change, savedAt, Optional.empty());
    }

    /** Whether it can be saved: a key that it sets anew would have to stand in the file, since AWS does not have it yet. */
    public boolean isSavable() {
        return !MappedKeys.setsNewOnes(change);
    }

    /**
     * The plan with the keys that AWS has now in place of their hashes; it can only be sent so.
     *
     * @param look asks AWS how something is now
     */
    public Plan opened(Function<AwsCall, Observed<JsonNode>> look) {
        return salt.map(one -> new Plan(new Seal(one).opened(change, look), savedAt, salt)).orElse(this);
    }

    /** The plan as JSON text, with no key in it. */
    public String text() {
        if (!MappedKeys.in(change)) {
            return text(change, "");
        }
        Salt own = salt.orElseGet(Salt::fresh);
        return text(new Seal(own).closed(change), own.text());
    }

    private String text(Change closed, String salted) {
        ObjectNode out = Json.object().put(FORMAT, VERSION).put("savedAt", savedAt.toString())
                .put("account", change.account()).put("region", change.region());
        if (!salted.isEmpty()) {
            out.put(SALT, salted);
        }
        ObjectNode written = ChangeJson.write(closed);
        ArrayNode steps = written.putArray("steps");
        closed.steps().forEach(step -> steps.add(ChangeJson.step(step)));
        ArrayNode unchanged = written.putArray("unchanged");
        closed.unchanged().forEach(expected -> unchanged.add(ChangeJson.expected(expected)));
        out.set("change", written);
        return Json.pretty(out);
    }

    /**
     * A plan from its text, which somebody else wrote: it is taken only where each call is the very one that this program would send for
     * such a change, from what the plan shows before to what it shows after. Its title and target are its author's words.
     */
    public static Opened read(String text, Ways ways) {
        if (text.length() > LARGEST) {
            return new Opened.Refused(Message.of("fix.plan.too-large", LARGEST));
        }
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node.path(FORMAT).asInt(0) != VERSION) {
                return new Opened.Refused(Message.of("fix.plan.none", VERSION));
            }
            Change read = ChangeJson.read(node.path("change"), Json.text(node, "account"), Json.text(node, "region"));
            Change whole = new Change(read.kind(), read.target(), read.account(), read.region(), read.steps(),
                    node.path("change").path("unchanged").valueStream().map(ChangeJson::readExpected).toList(),
                    read.needsDeployment() || editsWorkingCopy(read), read.title()).forStages(read.stages());
            return new PlanCheck(whole, ways).foreign().<Opened>map(call -> new Opened.Refused(
                    Message.of("fix.plan.calls", call.operation())))
                    .orElseGet(() -> new Opened.Good(
                            new Plan(whole, Instant.parse(Json.text(node, "savedAt")), salt(node))));
        } catch (RuntimeException broken) {
            return new Opened.Refused(Message.of("fix.plan.broken"));
        }
    }

    /** The salt, if it is one. */
    private static Optional<Salt> salt(JsonNode node) {
        return Optional.of(Json.text(node, SALT)).filter(text -> !text.isEmpty()).map(Salt::new);
    }

    private static boolean editsWorkingCopy(Change change) {
        return change.calls().stream().anyMatch(Calls::editsWorkingCopy);
    }
}
