package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.connect.MfaPrompt;
import dev.timeoutdoctor.connect.Profile;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials of a role. The SDK's own provider ignores {@code mfa_serial} without a word, so the role is assumed here: the code
 * is asked for when AWS is asked, and the session then lasts for {@code duration_seconds}, or an hour, which every role permits
 * (AWS: AssumeRole).
 */
final class RoleProvider implements AwsCredentialsProvider, SdkAutoCloseable {

    private static final String HOUR = "3600";

    private final AwsCredentialsProvider source;
    private final SdkAutoCloseable http;
    private final StsClient sts;
    private final StsAssumeRoleCredentialsProvider role;

    RoleProvider(Profile profile, Map<String, String> settings, AwsCredentialsProvider source, ProfileFile file,
            String region, TimeLimits limits, MfaPrompt mfa) {
        this.source = source;
        ApacheHttpClient.Builder client = ApacheHttpClient.builder().socketTimeout(limits.call());
        var connections = client.build();
        this.http = connections;
        this.sts = StsClient.builder().region(Region.of(region)).credentialsProvider(source).httpClient(connections)
                .overrideConfiguration(ClientOverrideConfiguration.builder().apiCallTimeout(limits.call())
                        .apiCallAttemptTimeout(limits.attempt()).defaultProfileFile(file)
                        .defaultProfileName(profile.name()).addExecutionInterceptor(new WebPageRefused()).build())
                .build();
        this.role = StsAssumeRoleCredentialsProvider.builder().stsClient(sts)
                .refreshRequest(() -> request(profile, settings, mfa)).build();
    }

    private static AssumeRoleRequest request(Profile profile, Map<String, String> settings, MfaPrompt mfa) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(settings.get(ProfileProperty.ROLE_ARN))
                .roleSessionName(settings.getOrDefault(ProfileProperty.ROLE_SESSION_NAME, "timeout-doctor"))
                .durationSeconds(Integer.valueOf(settings.getOrDefault(ProfileProperty.DURATION_SECONDS, HOUR)));
        Optional.ofNullable(settings.get(ProfileProperty.EXTERNAL_ID)).ifPresent(request::externalId);
        if (!profile.mfaSerial().isEmpty()) {
            String code = mfa.code(profile.mfaSerial()).filter(given -> !given.isBlank()).orElseThrow(
                    () -> new CredentialsFailure(CredentialsFailure.Kind.DECLINED, profile.mfaSerial()));
            request.serialNumber(profile.mfaSerial()).tokenCode(code.strip());
        }
        return request.build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return role.resolveCredentials();
    }

    @Override
    public void close() {
        role.close();
        sts.close();
        http.close();
        if (source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
