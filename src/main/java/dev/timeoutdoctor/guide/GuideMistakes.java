package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The guide's own table of five mistakes. Three of its rows never cause a 504, and the program says so. */
public final class GuideMistakes {

    private final List<GuideMistake> rows;

    private GuideMistakes(List<GuideMistake> rows) {
        this.rows = rows;
    }

    /** Reads the table from the program's own resources. */
    public static GuideMistakes load() {
        return new GuideMistakes(GuideData.array("mistakes.json").valueStream().map(GuideMistakes::row).toList());
    }

    /** G1 to G5. */
    public List<GuideMistake> rows() {
        return rows;
    }

    /** The row that a cause comes from, if the guide has one. */
    public Optional<GuideMistake> ofCause(String causeId) {
        return rows.stream().filter(row -> row.causes().contains(causeId)).findFirst();
    }

    private static GuideMistake row(JsonNode data) {
        String id = data.required("id").asString();
        return new GuideMistake(id, Message.of("mistake." + id + ".claim"), Message.of("mistake." + id + ".plainly"),
                data.required("holds").asBoolean(), GuideData.strings(data.required("causes")),
                data.required("correction").asString());
    }
}
