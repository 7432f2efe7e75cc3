package dev.timeoutdoctor.app;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.bundle.BundleHead;
import dev.timeoutdoctor.evidence.bundle.BundleRead;
import dev.timeoutdoctor.evidence.bundle.BundleReader;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;

/** Opens an evidence bundle as a place that can be read and nothing else. */
final class BundlePlace {

    private BundlePlace() {}

    static Outcome open(Place.Bundle place, Texts texts) {
        return switch (new BundleReader().read(place.file())) {
            case BundleRead.Refused refused ->
                new Outcome.Refused(refused.why(), Message.of("app.bundle.refused.next"), "");
            case BundleRead.Opened opened -> new Outcome.Connected(connection(place, opened, texts));
        };
    }

    private static Connection connection(Place.Bundle place, BundleRead.Opened opened, Texts texts) {
        BundledAccount account = new BundledAccount(opened.bundle());
        BundleHead head = account.head();
        String refusal = texts.of("app.bundle.read-only");
        String name = Optional.ofNullable(place.file().getFileName()).map(Path::toString).orElse("");
        return new Connection(place, name, new Identity(head.account(), "", ""), head.region(), account,
                call -> new Observed.Failed<>(FailureKind.NOT_SUPPORTED, refusal,
                        new Source(call, head.collectedAt(), MissingNode.getInstance())),
                (draft, limit) -> new Sent.NoAnswer(FailureKind.NOT_SUPPORTED, refusal, Duration.ZERO),
                head.symptom().url(), head.symptom().method());
    }
}
