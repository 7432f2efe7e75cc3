package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads through another reader and keeps what came of every call, for a bundle. Safe for many threads. */
public final class RecordingReader implements AwsReader {

    private final AwsReader reader;
    private final Map<AwsCall, Observed<JsonNode>> looks = new LinkedHashMap<>();

    public RecordingReader(AwsReader reader) {
        this.reader = reader;
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        Observed<JsonNode> look = reader.read(call);
        synchronized (looks) {
            looks.put(call, look);
        }
        return look;
    }

    /** Every call that was made, once, the last of its kind. */
    public List<BundledCall> calls() {
        List<BundledCall> calls = new ArrayList<>();
        synchronized (looks) {
            looks.forEach((call, look) -> calls.add(BundledCall.of(call, look)));
        }
        return calls;
    }
}
