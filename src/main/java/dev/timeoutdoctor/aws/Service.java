package dev.timeoutdoctor.aws;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/**
 * A service of AWS and how its client is made.
 *
 * @param id the AWS CLI's name, for example {@code service-quotas}
 * @param title the name in sentences, for example {@code Service Quotas}
 */
record Service<C extends SdkClient>(String id, String title, Function<ClientSettings, C> opener) {

    /** {@code builder} gives the typed client's own builder, for example {@code LambdaClient::builder}. */
    static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> Service<C> of(String id,
            String title, Supplier<B> builder) {
        return new Service<>(id, title, settings -> {
            B client = builder.get();
            client.httpClient(settings.http());
            client.region(settings.region());
            client.credentialsProvider(settings.credentials());
            client.overrideConfiguration(settings.configuration());
            settings.endpoint().ifPresent(client::endpointOverride);
            return client.build();
        });
    }
}
