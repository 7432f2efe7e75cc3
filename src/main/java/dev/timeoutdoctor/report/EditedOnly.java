package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;

/** What is known of the integration timeout where only the settings as last edited could be read: no verdict rests on it. */
final class EditedOnly {

    private EditedOnly() {}

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
