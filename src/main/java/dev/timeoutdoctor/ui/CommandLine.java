package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import java.net.URI;

/** A call as the {@code aws} command that makes it at the place of a session: with its profile, or the lab's endpoint. */
public final class CommandLine {

    private static final String OPTION = " \\\n  --";

    private CommandLine() {}

    public static String of(Session session, AwsCall call) {
        return CliCommand.of(call) + session.connection().map(CommandLine::options).orElse("");
    }

    private static String options(Connection connection) {
        String profile = connection.place() instanceof Place.Account account ? profile(account.profile()) : "";
        return profile + connection.endpoint().map(CommandLine::endpoint).orElse("");
    }

    private static String profile(String name) {
        return name.isEmpty() || name.equals(Profile.ENVIRONMENT)
                ? ""
                : OPTION + (name.startsWith("-") ? "profile=" : "profile ") + CliCommand.word(name);
    }

    private static String endpoint(URI uri) {
        return OPTION + "endpoint-url " + CliCommand.word(uri.toString());
    }
}
