package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Sessions as they stand when a step is entered. */
public final class SampleSession {

    public static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    private SampleSession() {}

    /** Connected to an account, with a target, not examined. */
    public static SessionModel targeted(AwsReader reader, AwsWriter writer, RequestSender requests, boolean lab) {
        return targeted(reader, writer, requests, lab
                ? new Place.PracticeLab("slow")
                : new Place.Account("support", "us-east-1", Place.Account.NO_ENDPOINT));
    }

    /** The same at a place of one's own. */
    public static SessionModel targeted(AwsReader reader, AwsWriter writer, RequestSender requests, Place place) {
        SessionModel session = new SessionModel();
        session.update(now -> now.connected(new Connection(place, "support",
                new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Support/me", "AROA"), "us-east-1",
                reader, writer, requests, "", "")));
        session.update(now -> now.targeted(SampleEvidence.ROUTE, URL));
        return session;
    }

    /** The same where nothing may be called. */
    public static SessionModel targeted() {
        return targetedAt(new Place.Account("support", "us-east-1", Place.Account.NO_ENDPOINT));
    }

    /** The same at a place of one's own. */
    public static SessionModel targetedAt(Place place) {
        return targeted(call -> {
            throw new AssertionError("Nobody should read " + call);
        }, call -> {
            throw new AssertionError("Nobody should write " + call);
        }, (draft, limit) -> {
            throw new AssertionError("Nobody should send " + draft);
        }, place);
    }

    /** A deeper look that nobody agrees to. */
    public static DeeperLook deeper(SessionModel session, Examining examining) {
        return new DeeperLook(session, examining, FxTasks.direct(), Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC),
                (question, agreed) -> {
                }, Texts.english(), length -> {
                });
    }

    /** What an examiner would give. */
    public static Examination examination(EvidenceSet evidence, Diagnosis diagnosis, List<String> denied) {
        return new Examination(evidence, diagnosis, 14, denied, List.of(), Duration.ofMillis(640), true);
    }

    /** Examined: a slow function, and one call refused. */
    public static SessionModel examined(SessionModel session) {
        EvidenceSet evidence = SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.GATEWAY_ACCOUNT,
                "apigateway:GET");
        session.update(now -> now
                .examined(examination(evidence, SampleDiagnosis.slowFunction(), List.of("apigateway:GET"))));
        return session;
    }
}
