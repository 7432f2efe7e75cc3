package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.RequestSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens places at once, onto whatever a test puts behind them. */
public final class FakeConnector implements Connector {

    public static final LabScenario EASY = new LabScenario("easy", "Orders time out", "It stops after 3 seconds.",
            "The shop waits for orders that never come.", "first steps", List.of());
    public static final LabScenario HARD = new LabScenario("hard", "Reports time out",
            "We raised it and nothing changed.",
            "Somebody raised a timeout last week.", "hard", List.of());
    public static final String LAB_URL = "http://127.0.0.1:4599/_aws/execute-api/a1b2c3d4e5/prod/orders";

    public Function<Place, Outcome> outcome;
    public List<LabScenario> scenarios = List.of(EASY, HARD);
    public Function<Optional<Place.Account>, SurveyOpening> surveys = where -> {
        throw new AssertionError("Nobody should survey " + where);
    };
    public final List<Place> asked = new ArrayList<>();

    public FakeConnector(AwsReader reader, AwsWriter writer, RequestSender requests) {
        outcome = place -> new Outcome.Connected(connection(place, reader, writer, requests));
    }

    /** A place that answers; the lab knows the request that fails. */
    public static Connection connection(Place place, AwsReader reader, AwsWriter writer, RequestSender requests) {
        return switch (place) {
            case Place.Account account -> new Connection(place, account.profile(), FakeAccounts.WHO, account.region(),
                    reader, writer, requests, "", "");
            case Place.PracticeLab lab -> new Connection(place, lab.scenario(), FakeAccounts.WHO, "us-east-1", reader,
                    writer, requests, LAB_URL, "POST");
            case Place.Bundle bundle -> throw new AssertionError("Nobody should open " + bundle);
        };
    }

    @Override
    public Outcome connect(Place place) {
        asked.add(place);
        return outcome.apply(place);
    }

    @Override
    public List<LabScenario> scenarios() {
        return scenarios;
    }

    @Override
    public Optional<Practice> practice() {
        return Optional.empty();
    }

    @Override
    public SurveyOpening survey(Connection now, Optional<Place.Account> where) {
        return surveys.apply(where);
    }
}
