package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.Set;
import java.util.function.Function;

/** What is asked only where the account's timeout quota was raised above AWS's default. */
final class RaisedTimeout {

    static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.ROUTE, EvidenceKeys.APPLIED_TIMEOUT_QUOTA);

    private RaisedTimeout() {}

    static Ask ask(EvidenceSet evidence, Function<Route, Ask> then) {
        return Need.route(evidence, route -> {
            if (evidence.get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA) instanceof Observed.Absent<Quota>) {
                return notRaised();
            }
            return Need.of(evidence, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                    quota -> quota.value() > ApiType.REST.defaultTimeout().toMillis()
                            ? then.apply(route)
                            : notRaised());
        });
    }

    private static Ask notRaised() {
        return new Ask.NotHere(Message.of("collect.not-here.raised-quota"));
    }
}
