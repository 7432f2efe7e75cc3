package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.Profile.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/** Profiles of the AWS configuration and of the environment, without their secrets. */
final class Profiles {

    private static final Set<String> SSO = Set.of("sso_session", ProfileProperty.SSO_START_URL,
            ProfileProperty.SSO_ACCOUNT_ID, ProfileProperty.SSO_ROLE_NAME, ProfileProperty.SSO_REGION);

    private final Map<String, String> environment;
    private final ProfileFile file;

    Profiles(Map<String, String> environment, ProfileFile file) {
        this.environment = environment;
        this.file = file;
    }

    /** The environment's keys first, then the profile that AWS_PROFILE names, then {@code default}, then the rest by name. */
    List<Profile> list() {
        List<Profile> profiles = new ArrayList<>();
        if (hasEnvironmentKeys() && file.profile(Profile.ENVIRONMENT).isEmpty()) {
            profiles.add(new Profile(Profile.ENVIRONMENT, environmentRegion(), Kind.ENVIRONMENT, ""));
        }
        String chosen = environment.getOrDefault("AWS_PROFILE", "");
        file.profiles().values().stream().map(Profiles::profile)
                .sorted(Comparator.comparing((Profile profile) -> !profile.name().equals(chosen))
                        .thenComparing(profile -> !profile.name().equals("default"))
                        .thenComparing(Profile::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(profiles::add);
        return profiles;
    }

    /** A profile by name; an empty name stands for the one that the {@code aws} command would take. */
    Optional<Profile> find(String name) {
        if (name.isEmpty()) {
            return hasEnvironmentKeys() && environment.getOrDefault("AWS_PROFILE", "").isEmpty()
                    ? Optional.of(new Profile(Profile.ENVIRONMENT, environmentRegion(), Kind.ENVIRONMENT, ""))
                    : find(environment.getOrDefault("AWS_PROFILE", "default"));
        }
        return list().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** The endpoint that is set for all services: the environment's before the profile's, as the SDK takes them. */
    Optional<ConfiguredEndpoint> endpoint(String name) {
        String asked = name.isEmpty() ? environment.getOrDefault("AWS_PROFILE", "default") : name;
        return endpoint(environment.getOrDefault("AWS_ENDPOINT_URL", ""), "AWS_ENDPOINT_URL")
                .or(() -> file.profile(asked).flatMap(profile -> profile.property("endpoint_url"))
                        .flatMap(url -> endpoint(url, "endpoint_url")));
    }

    private static Optional<ConfiguredEndpoint> endpoint(String url, String setting) {
        try {
            return url.isBlank()
                    ? Optional.empty()
                    : Optional.of(new ConfiguredEndpoint(new URI(url.strip()), setting));
        } catch (URISyntaxException e) {
            return Optional.empty(); // the SDK refuses it in words of its own
        }
    }

    private boolean hasEnvironmentKeys() {
        return !environment.getOrDefault("AWS_ACCESS_KEY_ID", "").isEmpty();
    }

    private String environmentRegion() {
        return environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
    }

    private static Profile profile(software.amazon.awssdk.profiles.Profile profile) {
        Map<String, String> settings = profile.properties();
        return new Profile(profile.name(), settings.getOrDefault(ProfileProperty.REGION, ""), kind(settings),
                settings.getOrDefault(ProfileProperty.MFA_SERIAL, ""));
    }

    /** In the order in which the SDK looks. */
    private static Kind kind(Map<String, String> settings) {
        Set<String> names = settings.keySet();
        if (names.contains(ProfileProperty.ROLE_ARN) && names.contains(ProfileProperty.WEB_IDENTITY_TOKEN_FILE)) {
            return Kind.WEB_IDENTITY;
        }
        if (SSO.stream().anyMatch(names::contains)) {
            return Kind.SSO;
        }
        if (names.contains(ProfileProperty.ROLE_ARN)) {
            return Kind.ASSUME_ROLE;
        }
        if (names.contains(ProfileProperty.LOGIN_SESSION)) {
            return Kind.LOGIN;
        }
        if (names.contains(ProfileProperty.CREDENTIAL_PROCESS)) {
            return Kind.PROCESS;
        }
        if (names.contains(ProfileProperty.AWS_SESSION_TOKEN)) {
            return Kind.SESSION_KEYS;
        }
        return names.contains(ProfileProperty.AWS_ACCESS_KEY_ID) ? Kind.STATIC_KEYS : Kind.UNKNOWN;
    }
}
