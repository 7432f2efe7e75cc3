package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call's parameters in the order in which they are shown. */
final class Parameters {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Parameters none() {
        return new Parameters();
    }

    static Parameters of(String name, Object value) {
        return new Parameters().and(name, value);
    }

    Parameters and(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Ask ask(String service, String operation, String region) {
        return new Ask.Make(AwsCall.of(service, operation, region, values));
    }
}
