package dev.timeoutdoctor.session;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place that answers.
 *
 * @param label the profile's or scenario's name as the header shows it
 * @param startUrl the failing request's URL where the place knows it (the lab does), else empty
 * @param startMethod its method, else empty; of a WebSocket API the key of its route
 * @param practice the practice lab's endpoint; no component of records is optional, so {@link Place.Account#NO_ENDPOINT} stands for none
 */
public record Connection(Place place, String label, Identity identity, String region, AwsReader reader,
        AwsWriter writer,
        RequestSender requests, String startUrl, String startMethod, URI practice) {

    /** API Gateway's own addresses at AWS (AWS: invoking a REST API; dual-stack endpoints). */
    private static final Pattern AT_AWS = Pattern.compile(
            "[a-z]+://[^/?#]*\\.execute-api\\.[^/?#]*(amazonaws\\.(com(\\.cn)?|eu)|api\\.aws)\\.?(:\\d+)?([/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A place whose failing request, where it knows one, goes to its own endpoint. */
    public Connection(Place place, String label, Identity identity, String region, AwsReader reader, AwsWriter writer,
            RequestSender requests, String startUrl, String startMethod) {
        this(place, label, identity, region, reader, writer, requests, startUrl, startMethod,
                place instanceof Place.PracticeLab && !startUrl.isEmpty()
                        ? origin(URI.create(startUrl))
                        : Place.Account.NO_ENDPOINT);
    }

    /** The same place, read in another way. */
    public Connection reading(AwsReader other) {
        return new Connection(place, label, identity, region, other, writer, requests, startUrl, startMethod, practice);
    }

    /** Scheme, host and port of the lab or an emulator, where this is one; empty for AWS itself. */
    public Optional<URI> endpoint() {
        return switch (place) {
            case Place.Account account -> account.emulator().map(Connection::origin);
            case Place.PracticeLab lab -> Optional.of(practice)
                    .filter(endpoint -> !endpoint.equals(Place.Account.NO_ENDPOINT));
            case Place.Bundle bundle -> Optional.empty();
        };
    }

    /**
     * Scheme, host and port to which requests and messages of a kind of API go, where this is the lab or an emulator; empty for AWS
     * itself. The lab has a port of its own for WebSocket connections, an emulator has one for everything.
     */
    public Optional<URI> dataPlane(ApiType type) {
        if (type != ApiType.WEBSOCKET) {
            return endpoint();
        }
        return startUrl.startsWith("ws")
                ? Optional.of(origin(URI.create(startUrl)))
                : endpoint().map(here -> URI.create(here.toString().replaceFirst("^http", "ws")));
    }

    private static URI origin(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getAuthority());
    }

    /**
     * Why no request may go to an address from here: whoever examines the lab or an emulator does not mean an API at AWS, which may
     * be anybody's. Empty where it may.
     */
    public Optional<Message> refusal(String url) {
        return endpoint().filter(here -> AT_AWS.matcher(url.strip()).matches())
                .map(here -> Message.of("reproduce.url.at-aws", here.toString()));
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
