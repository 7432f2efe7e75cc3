package dev.timeoutdoctor.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** What every client of one place is made with. */
interface ClientSettings {

    SdkHttpClient http();

    Region region();

    AwsCredentialsProvider credentials();

    ClientOverrideConfiguration configuration();

    Optional<URI> endpoint();
}
