package dev.timeoutdoctor.session;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.fix.AwsWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A place that answers.
 *
 * @param label the profile's or scenario's name as the header shows it
 * @param startUrl the failing request's URL where the place knows it (the lab does), else empty
 * @param startMethod its method, else empty
 */
public record Connection(Place place, String label, Identity identity, String region, AwsReader reader,
        AwsWriter writer,
        RequestSender requests, String startUrl, String startMethod) {

    /** The same place, read in another way. */
    public Connection reading(AwsReader other) {
        return new Connection(place, label, identity, region, other, writer, requests, startUrl, startMethod);
    }

    /** Whether nothing real can be changed here. */
    public boolean simulated() {
        return place instanceof Place.PracticeLab;
    }

    /** Whether this is a record of the past: nothing can be sent or changed. */
    public boolean readOnly() {
        return place instanceof Place.Bundle;
    }

    /** What somebody saw who collected the evidence of this place; empty where nobody did. */
    public Optional<Symptom> startSymptom() {
        return reader instanceof BundledAccount bundle ? bundle.head().seen() : Optional.empty();
    }

    /** The function that a bundle names for a method, in case the method's own settings are missing in it. */
    public Optional<NamedFunction> namedFunction(Route route) {
        return reader instanceof BundledAccount bundle ? bundle.namedFunction(route) : Optional.empty();
    }

    /** The moment whose state is told here; empty where it is now. */
    public Optional<Instant> asOf() {
        return reader instanceof BundledAccount bundle ? bundle.head().asOf() : Optional.empty();
    }
}
