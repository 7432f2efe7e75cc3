package dev.timeoutdoctor.connect;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the failing API lives. */
public sealed interface Place {

    /**
     * An AWS account, or an emulator of one.
     *
     * @param profile the profile's name in the AWS configuration
     * @param region for example {@code us-east-1}
     * @param endpoint an emulator's endpoint; no component of records is optional, so {@link #NO_ENDPOINT} stands for AWS itself
     */
    record Account(String profile, String region, URI endpoint) implements Place {

        /** Stands for AWS's own endpoints. */
        public static final URI NO_ENDPOINT = URI.create("");

        public Optional<URI> emulator() {
            return endpoint.equals(NO_ENDPOINT) ? Optional.empty() : Optional.of(endpoint);
        }

        /** The same account at the endpoint that its configuration sets, where none was named. */
        public Account at(Optional<ConfiguredEndpoint> configured) {
            return emulator().isPresent()
                    ? this
                    : new Account(profile, region, configured.map(ConfiguredEndpoint::uri).orElse(NO_ENDPOINT));
        }
    }

    /** The embedded lab with one of its scenarios. */
    record PracticeLab(String scenario) implements Place {}

    /** A file that somebody else collected. */
    record Bundle(Path file) implements Place {}
}
