package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import java.io.IOException;

/**
 * From the options of a command to the account and the method that they name. Where it does not get there it says why, and the command
 * ends with a status.
 */
record RequestLookup(Composition composition, RequestOptions request, Terminal terminal) {

    /** What a command does once it is there. Returns its exit status. */
    @FunctionalInterface
    interface Then<T> {

        int with(T found) throws IOException;
    }

    /** Opens the account; the connection is closed after that. */
    int connect(Then<Connection> then) throws IOException {
        try (AwsAccounts accounts = composition.accounts(new TerminalMfa(terminal.errors()))) {
            Place.Account account = request.account(composition, accounts);
            return switch (new AccountAccess(accounts).open(account)) {
                case AccountAccess.Opened.Failed failed -> {
                    terminal.complain(AccountAccess.say(failed.state(), account, composition.texts()));
                    yield ExitCode.COULD_NOT;
                }
                case AccountAccess.Opened.Ready ready -> {
                    try (SdkClients _ = ready.clients()) {
                        yield then.with(composition.connection(account, ready));
                    }
                }
            };
        }
    }

    /** Finds the method in an account, by what a reader of it answers. */
    int find(Connection connection, AwsReader reader, Then<TargetResult.Found> then) throws IOException {
        TargetFinder finder = new TargetFinder(reader, connection.region(), connection.identity().account(),
                composition.clock());
        return switch (finder.find(request.url(), request.method())) {
            case TargetResult.Found found -> {
                RequestOptions.besides(found).forEach(note -> terminal.complain(composition.texts().of(note)));
                yield then.with(found);
            }
            case TargetResult.Choices several -> {
                terminal.complain(RequestOptions.choices(composition.texts(), several));
                yield ExitCode.USAGE;
            }
            case TargetResult.NotFound none -> {
                terminal.complain(
                        RequestOptions.sentence(composition.texts(), none.what(), none.next(), none.detail()));
                yield ExitCode.USAGE;
            }
            case TargetResult.NotLooked none -> {
                terminal.complain(
                        RequestOptions.sentence(composition.texts(), none.what(), none.next(), none.detail()));
                yield ExitCode.COULD_NOT;
            }
        };
    }
}
