package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import java.net.URI;
import java.util.Optional;

/** Where requests of a connection go when they do not go to AWS. */
final class Addresses {

    private Addresses() {}

    /** Scheme, host and port of the lab or an emulator; empty for AWS itself. */
    static Optional<String> endpoint(Connection connection) {
        return switch (connection.place()) {
            case Place.Account account -> account.emulator().map(Addresses::origin);
            case Place.PracticeLab lab -> connection.startUrl().isEmpty() ? Optional.empty()
                    : Optional.of(origin(URI.create(connection.startUrl())));
            case Place.Bundle bundle -> Optional.empty();
        };
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
