package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a stage serves, from its export, beside the settings as they were edited. Pure. */
interface Snapshot {

    /**
     * The members that changes have left, beside what the stage serves.
     *
     * @param touched by the question that asks for their thing
     */
    List<ReadBack> members(Map<AwsCall, Map<String, JsonNode>> touched);

    /** Every setting as it was edited, beside what the stage serves; not seen where the export does not hold it. */
    List<ReadBack> all();

    /** What differed from an older snapshot of the same settings, beside what the stage serves now. */
    default List<ReadBack> since(Snapshot older) {
        Set<List<String>> pending = new HashSet<>();
        older.all().stream().filter(row -> row.verdict() == ReadBack.Verdict.DIFFERENT)
                .forEach(row -> pending.add(List.of(row.thing(), row.member())));
        return all().stream().filter(row -> pending.contains(List.of(row.thing(), row.member()))).toList();
    }

    /** What the stage serves otherwise than in an older snapshot. */
    default List<ReadBack> otherThan(Snapshot older) {
        Map<List<String>, Optional<String>> before = new HashMap<>();
        older.all().forEach(row -> before.put(List.of(row.thing(), row.member()), row.told()));
        return all().stream().filter(row -> {
            Optional<String> then = before.getOrDefault(List.of(row.thing(), row.member()), Optional.of(""));
            return row.told().isPresent() && then.isPresent() && !row.told().equals(then);
        }).map(row -> ReadBack.served(row.thing(), row.member(), row.told().orElseThrow())).toList();
    }

    /** A whole method or route that is to be there, or not. */
    static ReadBack presence(String label, boolean edited, boolean served) {
        return new ReadBack(label, ReadBack.PRESENCE, edited ? label : "", Optional.of(served ? label : ""));
    }
}
