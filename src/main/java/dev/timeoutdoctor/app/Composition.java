package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.connect.MfaPrompt;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The one place where parts are put together for the command line; {@link Wiring} adds the window's. */
final class Composition {

    private final StateDirectory state;
    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();
    private final Texts texts = Texts.in(Locale.getDefault());
    private final Paces paces = new Paces();
    private final FutureTask<Content> content = new FutureTask<>(Content::load);

    Composition(StateDirectory state, Map<String, String> environment) {
        this.state = state;
        this.environment = Map.copyOf(environment);
    }

    /** The same parts, which keep what they keep in another place. */
    Composition in(StateDirectory other) {
        return new Composition(other, environment);
    }

    Clock clock() {
        return clock;
    }

    Texts texts() {
        return texts;
    }

    StateDirectory state() {
        return state;
    }

    /** Begins to read the program's own content and to open its log, while something else starts. */
    void prepare() {
        Thread.ofPlatform().daemon().name("prepare").start(() -> {
            UncaughtErrors.logAll();
            content.run();
        });
    }

    /** The program's own content; read once, by whoever asks first. */
    Content content() {
        content.run(); // does nothing where it has run or is running
        try {
            return content.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The program was built without its content", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the program's content was read", stopped);
        }
    }

    /** The AWS configuration of this machine; the prompt is asked for MFA codes. */
    AwsAccounts accounts(MfaPrompt prompt) {
        return new AwsAccounts(environment, prompt, TimeLimits.standard(), clock, texts);
    }

    /** The account that the command line names; {@code AWS_PROFILE} and {@code AWS_REGION} stand in for what it leaves out. */
    Place.Account account(AwsAccounts accounts, String profile, String region, URI endpoint) {
        String chosen = profile.isEmpty() ? environment.getOrDefault("AWS_PROFILE", defaultProfile(accounts)) : profile;
        return new Place.Account(chosen, region.isEmpty() ? defaultRegion(accounts, chosen) : region, endpoint)
                .at(accounts.endpoint(chosen));
    }

    private static String defaultProfile(AwsAccounts accounts) {
        var names = accounts.profiles().profiles().stream().map(each -> each.name()).toList();
        return names.contains(Profile.ENVIRONMENT) ? Profile.ENVIRONMENT : names.contains("default") ? "default" : "";
    }

    private String defaultRegion(AwsAccounts accounts, String profile) {
        String ofEnvironment = environment.getOrDefault("AWS_REGION",
                environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        if (!ofEnvironment.isEmpty()) {
            return ofEnvironment;
        }
        return accounts.profiles().profiles().stream().filter(each -> each.name().equals(profile))
                .map(each -> each.region())
                .filter(each -> !each.isEmpty()).findFirst().orElse("us-east-1");
    }

    /** A connection with the identity that was found; it asks API Gateway no faster than is good for the account. */
    Connection connection(Place.Account account, AccountAccess.Opened.Ready ready) {
        Pace pace = paces.of(ready.identity().account(), account.region());
        return new Connection(account, account.profile(), ready.identity(), account.region(),
                new SdkAwsReader(ready.clients(), pace, clock, texts),
                new SdkAwsWriter(ready.clients(), clock, texts), new HttpRequests(clock), "", "");
    }
}
