package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;

/** What is known where what the stage serves could not be read: the timeout as last edited, or a function's name. No verdict rests on it. */
final class EditedOnly {

    private EditedOnly() {}

    /** The function that a bundle names for a method whose settings it does not hold. */
    static Optional<Message> function(Session session) {
        return NamedFunction.in(session.evidence()).filter(named -> named.by() != NamedFunction.By.EDITED)
                .map(named -> Message.of("report.named-function", named.reference().arn(), named.why()));
    }

    static Optional<Message> timeout(Session session) {
        EvidenceSet evidence = session.evidence();
        if (evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isPresent()) {
            return Optional.empty();
        }
        return evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.WORKING_COPY).seen()
                        .flatMap(definition -> RouteSettings.in(definition, route)))
                .filter(RouteSettings::callsBackend)
                .map(method -> Message.of("report.edited-timeout", method.integration().timeout()));
    }
}
