package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.connect.MfaPrompt;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.Profile.Kind;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/** Makes the credentials of a profile, a role by way of its source profile. */
final class CredentialsChain {

    private final Map<String, String> environment;
    private final ProfileFile file;
    private final Profiles profiles;
    private final String region;
    private final TimeLimits limits;
    private final MfaPrompt mfa;
    private final Texts texts;

    CredentialsChain(Map<String, String> environment, ProfileFile file, String region, TimeLimits limits,
            MfaPrompt mfa, Texts texts) {
        this.environment = environment;
        this.file = file;
        this.profiles = new Profiles(environment, file);
        this.region = region;
        this.limits = limits;
        this.mfa = mfa;
        this.texts = texts;
    }

    /** @throws CredentialsFailure where the profile cannot have any; whether they work is seen when they are used */
    Credentials of(Profile profile) {
        CredentialsFailures failures = new CredentialsFailures(profile, texts);
        return Credentials.of(provider(profile, Set.of()), renewal(profile, Set.of()), file, profile.name(),
                failures::translate);
    }

    private AwsCredentialsProvider provider(Profile profile, Set<String> waiting) {
        Map<String, String> settings = settings(profile.name());
        return switch (profile.kind()) {
            case ENVIRONMENT -> environmentKeys();
            case UNKNOWN -> throw new CredentialsFailure(CredentialsFailure.Kind.MISSING,
                    texts.of("aws.credentials.none", profile.name()));
            case ASSUME_ROLE -> settings.containsKey(ProfileProperty.SOURCE_PROFILE) || !profile.mfaSerial().isEmpty()
                    ? new RoleProvider(profile, settings, source(profile, settings, waiting), file, region, limits,
                            mfa)
                    : sdk(profile.name());
            case STATIC_KEYS, SESSION_KEYS, SSO, PROCESS, WEB_IDENTITY, LOGIN -> sdk(profile.name());
        };
    }

    /** A role may name itself as source: then its own keys are meant. */
    private AwsCredentialsProvider source(Profile profile, Map<String, String> settings, Set<String> waiting) {
        String name = settings.getOrDefault(ProfileProperty.SOURCE_PROFILE, "");
        if (name.isEmpty() && "Environment".equals(settings.get(ProfileProperty.CREDENTIAL_SOURCE))) {
            return environmentKeys();
        }
        if (name.equals(profile.name()) && settings.containsKey(ProfileProperty.AWS_ACCESS_KEY_ID)) {
            return keys(settings.getOrDefault(ProfileProperty.AWS_ACCESS_KEY_ID, ""),
                    settings.getOrDefault(ProfileProperty.AWS_SECRET_ACCESS_KEY, ""),
                    settings.getOrDefault(ProfileProperty.AWS_SESSION_TOKEN, ""), profile.name());
        }
        if (name.equals(profile.name()) || waiting.contains(name)) {
            throw new CredentialsFailure(CredentialsFailure.Kind.BROKEN,
                    texts.of("aws.credentials.circle", profile.name(), name));
        }
        Profile source = profiles.find(name).filter(found -> !name.isEmpty())
                .orElseThrow(() -> new CredentialsFailure(CredentialsFailure.Kind.BROKEN,
                        texts.of("aws.credentials.source", profile.name(), name)));
        return provider(source, Stream.concat(waiting.stream(), Stream.of(profile.name())).collect(Collectors.toSet()));
    }

    private AwsCredentialsProvider sdk(String name) {
        return ProfileCredentialsProvider.builder().profileFile(file).profileName(name).build();
    }

    private AwsCredentialsProvider environmentKeys() {
        return keys(environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                environment.getOrDefault("AWS_SESSION_TOKEN", ""), Profile.ENVIRONMENT);
    }

    private AwsCredentialsProvider keys(String id, String secret, String token, String name) {
        if (id.isBlank() || secret.isBlank()) {
            throw new CredentialsFailure(CredentialsFailure.Kind.MISSING, texts.of("aws.credentials.half", name));
        }
        return StaticCredentialsProvider.create(token.isBlank()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, token));
    }

    /** The command that begins a new session: for a role, that of its source. */
    private String renewal(Profile profile, Set<String> seen) {
        return switch (profile.kind()) {
            case SSO -> "aws sso login --profile " + CliCommand.word(profile.name());
            case LOGIN -> "aws login --profile " + CliCommand.word(profile.name());
            case STATIC_KEYS, SESSION_KEYS -> "aws configure --profile " + CliCommand.word(profile.name());
            case ASSUME_ROLE -> Optional.of(settings(profile.name()).getOrDefault(ProfileProperty.SOURCE_PROFILE, ""))
                    .filter(name -> !name.equals(profile.name()) && !seen.contains(name) && !name.isEmpty())
                    .flatMap(profiles::find).map(source -> renewal(source, Stream
                            .concat(seen.stream(), Stream.of(profile.name())).collect(Collectors.toSet())))
                    .orElse("");
            case PROCESS, WEB_IDENTITY, ENVIRONMENT, UNKNOWN -> "";
        };
    }

    private Map<String, String> settings(String name) {
        return file.profile(name).map(software.amazon.awssdk.profiles.Profile::properties).orElse(Map.of());
    }

    /** Whether a profile signs in by a person, so that failing means signing in again. */
    static boolean signsIn(Kind kind) {
        return kind == Kind.SSO || kind == Kind.LOGIN;
    }
}
