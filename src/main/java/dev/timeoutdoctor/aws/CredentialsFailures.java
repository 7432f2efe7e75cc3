package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.Profile.Kind;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Says in one sentence why a profile gave no credentials. The SDK's own words are never passed on, since they print the profile's
 * settings; AWS's words are.
 */
final class CredentialsFailures {

    private static final Set<String> SESSION_OVER = Set.of("ExpiredToken", "ExpiredTokenException",
            "UnauthorizedException", "InvalidGrantException", "InvalidClientException");

    private final Profile profile;
    private final Texts texts;

    CredentialsFailures(Profile profile, Texts texts) {
        this.profile = profile;
        this.texts = texts;
    }

    /** A {@link CredentialsFailure}, or the same exception where the thread was interrupted. */
    RuntimeException translate(RuntimeException failure) {
        Optional<CredentialsFailure> known = Outcomes.find(failure, CredentialsFailure.class);
        if (known.isPresent()) {
            return known.get();
        }
        if (Thread.currentThread().isInterrupted() || Outcomes.find(failure, AbortedException.class).isPresent()) {
            return failure;
        }
        Optional<AwsServiceException> answered = Outcomes.find(failure, AwsServiceException.class);
        if (answered.isPresent()) {
            return refused(answered.get());
        }
        Optional<IOException> broken = Outcomes.connection(failure)
                .filter(io -> !(io instanceof FileSystemException));
        if (broken.isPresent()) {
            return broken("aws.credentials.unreachable", failure);
        }
        if (CredentialsChain.signsIn(profile.kind()) && !(failure instanceof IllegalArgumentException)) {
            return new CredentialsFailure(CredentialsFailure.Kind.EXPIRED,
                    texts.of("aws.credentials.signed-out", profile.name()), failure);
        }
        return broken(profile.kind() == Kind.PROCESS ? "aws.credentials.process" : "aws.credentials.incomplete",
                failure);
    }

    private CredentialsFailure broken(String key, RuntimeException failure) {
        return new CredentialsFailure(CredentialsFailure.Kind.BROKEN, texts.of(key, profile.name()), failure);
    }

    private CredentialsFailure refused(AwsServiceException answer) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse(answer.getClass().getSimpleName());
        boolean over = SESSION_OVER.contains(code) || SESSION_OVER.contains(answer.getClass().getSimpleName())
                || (CredentialsChain.signsIn(profile.kind()) && answer.statusCode() == 401);
        if (over) {
            return new CredentialsFailure(CredentialsFailure.Kind.EXPIRED,
                    texts.of("aws.credentials.signed-out", profile.name()), answer);
        }
        String words = details.map(AwsErrorDetails::errorMessage).filter(said -> !said.isBlank()).orElse(code);
        return new CredentialsFailure(CredentialsFailure.Kind.BROKEN,
                texts.of("aws.credentials.refused", profile.name(), words), answer);
    }
}
