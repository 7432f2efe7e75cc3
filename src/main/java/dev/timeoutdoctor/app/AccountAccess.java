package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.text.Texts;

/** Opens an account: who are we, and with which clients. */
final class AccountAccess {

    private final AwsAccounts accounts;

    AccountAccess(AwsAccounts accounts) {
        this.accounts = accounts;
    }

    /** What came of opening an account. */
    sealed interface Opened {

        /** The clients are the caller's to close. */
        record Ready(Identity identity, SdkClients clients) implements Opened {}

        /** Never {@link IdentityState.Ready}. */
        record Failed(IdentityState state) implements Opened {}
    }

    /** The account, at the endpoint that its configuration sets where none was named. */
    Place.Account inEffect(Place.Account account) {
        return account.at(accounts.endpoint(account.profile()));
    }

    Opened open(Place.Account account) {
        IdentityState state = accounts.identify(account);
        if (!(state instanceof IdentityState.Ready ready)) {
            return new Opened.Failed(state);
        }
        return accounts.clients(account).<Opened>map(clients -> new Opened.Ready(ready.identity(), clients))
                .orElseGet(() -> new Opened.Failed(new IdentityState.Missing("")));
    }

    /** One sentence for the command line: what is wrong and what to do next. */
    static String say(IdentityState state, Place.Account account, Texts texts) {
        String profile = account.profile();
        return switch (state) {
            case IdentityState.Ready ready -> ready.identity().arn();
            case IdentityState.Expired expired -> texts.of("app.identity.expired", profile, expired.hint());
            case IdentityState.NeedsMfa mfa -> texts.of("app.identity.mfa", profile, mfa.serial());
            case IdentityState.Missing missing -> texts.of("app.identity.missing", missing.detail());
            case IdentityState.Broken broken -> account.emulator()
                    .map(endpoint -> texts.of("app.identity.broken-endpoint", endpoint.toString(), broken.detail()))
                    .orElseGet(() -> texts.of("app.identity.broken", profile, broken.detail()));
        };
    }
}
