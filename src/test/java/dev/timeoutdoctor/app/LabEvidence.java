package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.RecordingReader;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A scenario of the lab, looked at live with the real SDK, and the bundle of exactly what was read. */
record LabEvidence(Session session, Bundle bundle) {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Content CONTENT = Content.load();
    /** What was looked at before: nothing of it ever changes, and looking costs more than most of what is tested on it. */
    private static final Map<String, LabEvidence> KNOWN = new ConcurrentHashMap<>();

    /** The scenario as its caller saw it time out; looked at once for all tests. */
    static LabEvidence of(String scenario) throws IOException {
        LabEvidence known = KNOWN.get(scenario);
        if (known != null) {
            return known;
        }
        LabEvidence seen = of(scenario, url -> Optional.of(symptom(url.url(), url.method(), CLOCK.instant())));
        KNOWN.put(scenario, seen);
        return seen;
    }

    /** The scenario's request. */
    record Asked(String url, String method) {}

    /**
     * The same with another answer, looked at anew.
     *
     * @param seen what the caller saw; empty where nobody says
     */
    static LabEvidence of(String scenario, Function<Asked, Optional<Symptom>> seen) throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId(scenario)));
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            Texts texts = Texts.english();
            RecordingReader recording = new RecordingReader(new SdkAwsReader(clients, CLOCK, texts));
            Connection connection = new Connection(new Place.PracticeLab(scenario), scenario,
                    new Identity(lab.account(), "arn:aws:sts::" + lab.account() + ":assumed-role/Practice/you",
                            "A:you"),
                    lab.region(), recording, new SdkAwsWriter(clients, CLOCK, texts), new HttpRequests(CLOCK),
                    lab.requestUri().toString(), lab.requestMethod(), lab.endpoint());
            if (!(new TargetFinder(recording, lab.region(), lab.account(), CLOCK).find(lab.requestUri().toString(),
                    lab.requestMethod()) instanceof TargetResult.Found found)) {
                throw new AssertionError("The lab's own request was not found");
            }
            Session targeted = Session.start().connected(connection).targeted(found.route(), found.url());
            Session looked = seen.apply(new Asked(found.url(), lab.requestMethod())).map(targeted::saw)
                    .orElse(targeted);
            Session session = looked.examined(new LiveExaminer(CLOCK, CollectorCatalogue.DEFAULT_SINCE,
                    CONTENT.causes()).examine(connection, KnownEvidence.of(looked, CLOCK.instant()), Progress.none(),
                            new Cancellation()));
            return new LabEvidence(session,
                    new Bundle(Bundles.head(session, connection, CLOCK.instant()), recording.calls()));
        }
    }

    private static Symptom symptom(String url, String method, Instant at) {
        return new Symptom(url, method, 504,
                Map.of("x-amzn-errortype", "InternalServerErrorException", "x-amz-apigw-id", "Xyz1234567890Ab=",
                        "x-amzn-requestid", "6fbd2b8c-5b1a-4a8e-9b0a-2d0c4c1f7a55", "content-type", "application/json"),
                "{\"message\": \"Endpoint request timed out\"}", Duration.ofMillis(29_034), at, false);
    }

    /** A bundle's file opened and examined as {@code diagnose --bundle} does it. */
    static Session examined(Path file) {
        Outcome outcome = BundlePlace.open(new Place.Bundle(file), Texts.english());
        if (!(outcome instanceof Outcome.Connected open)) {
            throw new AssertionError(outcome);
        }
        if (!(BundleTarget.of(open.connection(), new RequestOptions()) instanceof BundleTarget.Known known)) {
            throw new AssertionError("The bundle's own request was not found");
        }
        Instant at = open.connection().asOf().orElse(Instant.EPOCH);
        return known.session().examined(new LiveExaminer(CLOCK, CollectorCatalogue.DEFAULT_SINCE, CONTENT.causes())
                .examine(open.connection(), KnownEvidence.of(known.session(), at), Progress.none(),
                        new Cancellation()));
    }

    /** The JSON report without the time that it took. */
    static String report(Session session) {
        return new Reports(Texts.english(), CLOCK, CONTENT).json(session).replaceAll("\"elapsedMillis\" : \\d+",
                "\"elapsedMillis\" : 0");
    }
}
