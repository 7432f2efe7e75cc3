package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import java.net.URI;
import java.util.Optional;

/** A call as the {@code aws} command that makes it at the place of a session: with its profile, or the lab's endpoint. */
public final class CommandLine {

    private static final String OPTION = " \\\n  --";

    private CommandLine() {}

    public static String of(Session session, AwsCall call) {
        return CliCommand.of(call) + session.connection().map(CommandLine::options).orElse("");
    }

    private static String options(Connection connection) {
        return switch (connection.place()) {
            case Place.Account account -> profile(account.profile())
                    + account.emulator().map(CommandLine::endpoint).orElse("");
            case Place.PracticeLab lab -> lab(connection).map(CommandLine::endpoint).orElse("");
            case Place.Bundle bundle -> "";
        };
    }

    private static String profile(String name) {
        return name.isEmpty() ? "" : OPTION + "profile " + name;
    }

    private static String endpoint(URI uri) {
        return OPTION + "endpoint-url " + uri;
    }

    /** The lab's own address, taken from the request that it starts with. */
    static Optional<URI> lab(Connection connection) {
        if (connection.startUrl().isEmpty()) {
            return Optional.empty();
        }
        URI start = URI.create(connection.startUrl());
        return Optional.of(URI.create(start.getScheme() + "://" + start.getAuthority()));
    }
}
