package dev.timeoutdoctor.aws;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** How requests are signed, and with which settings of the AWS configuration. Values never leave this package. */
public final class Credentials {

    private final AwsCredentialsProvider provider;
    private final String renewal;
    private final ProfileFile configuration;
    private final String profile;

    private Credentials(AwsCredentialsProvider provider, String renewal, ProfileFile configuration, String profile) {
        this.provider = provider;
        this.renewal = renewal;
        this.configuration = configuration;
        this.profile = profile;
    }

    /** The made-up key {@code test} that the lab and emulators take. */
    public static Credentials practice() {
        AwsCredentials test = AwsBasicCredentials.create("test", "test");
        return new Credentials(StaticCredentialsProvider.create(test), "", ProfileFile.aggregator().build(),
                "default");
    }

    /**
     * Credentials of a profile.
     *
     * @param renewal the command that begins a new session, or empty
     * @param translation turns whatever the provider throws into a {@link CredentialsFailure}; the SDK's providers fail with
     *     NullPointerException, UncheckedIOException, IllegalStateException and more
     */
    static Credentials of(AwsCredentialsProvider provider, String renewal, ProfileFile configuration, String profile,
            UnaryOperator<RuntimeException> translation) {
        return new Credentials(new Translating(provider, translation), renewal, configuration, profile);
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    /** The command that begins a new session, or empty. */
    String renewal() {
        return renewal;
    }

    ProfileFile configuration() {
        return configuration;
    }

    String profile() {
        return profile;
    }

    /** Frees what the provider holds. */
    void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private record Translating(AwsCredentialsProvider provider, UnaryOperator<RuntimeException> translation)
            implements
                AwsCredentialsProvider,
                SdkAutoCloseable {

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return provider.resolveCredentials();
            } catch (RuntimeException e) {
                throw translation.apply(e);
            }
        }

        @Override
        public void close() {
            if (provider instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
