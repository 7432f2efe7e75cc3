package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change that was saved for somebody else to look at, with everything that it was computed from.
 *
 * @param savedAt when it was saved
 */
public record Plan(Change change, Instant savedAt) {

    private static final String FORMAT = "timeoutDoctorPlan";
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

    /** The plan as JSON text. */
    public String text() {
        ObjectNode out = Json.object().put(FORMAT, VERSION).put("savedAt", savedAt.toString())
                .put("account", change.account()).put("region", change.region());
        ObjectNode written = ChangeJson.write(change);
        ArrayNode steps = written.putArray("steps");
        change.steps().forEach(step -> steps.add(ChangeJson.step(step)));
        ArrayNode unchanged = written.putArray("unchanged");
        change.unchanged().forEach(expected -> unchanged.add(ChangeJson.expected(expected.withoutFixedTexts())));
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
                    read.needsDeployment() || editsWorkingCopy(read), read.title());
            return new PlanCheck(whole, ways).foreign().<Opened>map(call -> new Opened.Refused(
                    Message.of("fix.plan.calls", call.operation())))
                    .orElseGet(() -> new Opened.Good(new Plan(whole, Instant.parse(Json.text(node, "savedAt")))));
        } catch (RuntimeException broken) {
            return new Opened.Refused(Message.of("fix.plan.broken"));
        }
    }

    private static boolean editsWorkingCopy(Change change) {
        return change.calls().stream().anyMatch(Calls::editsWorkingCopy);
    }
}
