package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.connect.Accounts;
import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.MfaPrompt;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.Profile.Kind;
import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import tools.jackson.databind.JsonNode;

/**
 * The accounts that this machine's AWS configuration leads to. Credentials that worked are kept in memory until the configuration
 * changes or this is closed, so that an MFA code or a sign-in command is asked for once.
 */
public final class AwsAccounts implements Accounts, AutoCloseable {

    private static final Set<String> SESSION_OVER = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private final Map<String, String> environment;
    private final MfaPrompt mfa;
    private final TimeLimits limits;
    private final InstantSource clock;
    private final Texts texts;
    private final Map<Key, Credentials> kept = new ConcurrentHashMap<>();

    private record Key(Profile profile, String region, ProfileFile file) {}

    /**
     * @param environment the environment variables
     * @param mfa asked off the FX thread for the code of a role's MFA device
     */
    public AwsAccounts(Map<String, String> environment, MfaPrompt mfa, TimeLimits limits, InstantSource clock,
            Texts texts) {
        this.environment = Map.copyOf(environment);
        this.mfa = mfa;
        this.limits = limits;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public ProfileList profiles() {
        Configuration configuration = Configuration.read(environment, texts);
        return new ProfileList(new Profiles(environment, configuration.file()).list(), configuration.problem(),
                configuration.detail());
    }

    /** From the SDK's own tables, without asking AWS: a Region that the account has not enabled is among them. */
    @Override
    public List<AwsRegion> regions(String regionOfPartition) {
        String partition = regionOfPartition.isBlank()
                ? "aws"
                : PartitionMetadata.of(Region.of(regionOfPartition)).id();
        List<AwsRegion> regions = new ArrayList<>();
        for (Region region : ApiGatewayClient.serviceMetadata().regions()) {
            Optional.ofNullable(RegionMetadata.of(region)).filter(known -> known.partition().id().equals(partition))
                    .ifPresent(known -> regions.add(new AwsRegion(region.id(), known.description(), partition)));
        }
        return List.copyOf(regions);
    }

    @Override
    public Optional<ConfiguredEndpoint> endpoint(String profile) {
        return new Profiles(environment, Configuration.read(environment, texts).file()).endpoint(profile);
    }

    @Override
    public IdentityState identify(Place.Account account) {
        try {
            return identify(account, credentials(account));
        } catch (CredentialsFailure e) {
            return state(e, "");
        }
    }

    /**
     * The clients of an account that was identified; the caller closes them.
     *
     * @return empty where the profile leads to no credentials at all; {@link #identify} says why
     */
    public Optional<SdkClients> clients(Place.Account account) {
        try {
            return Optional.of(new SdkClients(credentials(account), account.emulator(), limits));
        } catch (CredentialsFailure e) {
            return Optional.empty();
        }
    }

    private IdentityState identify(Place.Account account, Credentials credentials) {
        try {
            credentials.provider().resolveCredentials();
        } catch (CredentialsFailure e) {
            forget(credentials);
            return state(e, credentials.renewal());
        } catch (RuntimeException e) {
            // The thread was interrupted: every other failure is translated.
            forget(credentials);
            return new IdentityState.Broken(texts.of("aws.cancelled"));
        }
        AwsCall who = AwsCall.of("sts", "GetCallerIdentity", region(account), Map.of());
        try (SdkClients clients = new SdkClients(credentials, account.emulator(), limits)) {
            return state(new SdkAwsReader(clients, clock, texts).read(who), credentials);
        }
    }

    private IdentityState state(Observed<JsonNode> answer, Credentials credentials) {
        return switch (answer) {
            case Observed.Seen<JsonNode> seen -> identity(seen.value());
            case Observed.Failed<JsonNode> failed -> refused(failed, credentials);
            case Observed.Denied<JsonNode> denied ->
                new IdentityState.Broken(texts.of("aws.identity.denied", denied.message()));
            case Observed.Absent<JsonNode> absent -> new IdentityState.Broken(texts.of("aws.unreadable", "STS"));
            case Observed.NotAsked<JsonNode> notAsked -> new IdentityState.Broken(texts.of(notAsked.why()));
            case Observed.NotHere<JsonNode> notHere -> new IdentityState.Broken(texts.of(notHere.why()));
        };
    }

    /** Something else than STS may answer where STS should, for example with an object of its own. */
    private IdentityState identity(JsonNode answer) {
        if (!answer.hasNonNull("Account")) {
            return new IdentityState.Broken(texts.of("aws.unreadable", "STS"));
        }
        return new IdentityState.Ready(new Identity(answer.path("Account").asString(),
                answer.path("Arn").asString(""), answer.path("UserId").asString("")));
    }

    private IdentityState refused(Observed.Failed<JsonNode> failed, Credentials credentials) {
        if (failed.kind() == FailureKind.CREDENTIALS) {
            forget(credentials);
        }
        String code = failed.source().answer().path("Error").path("Code").asString("");
        return SESSION_OVER.contains(code)
                ? new IdentityState.Expired(credentials.renewal(), texts.of("aws.credentials.expired"))
                : new IdentityState.Broken(failed.message());
    }

    private static IdentityState state(CredentialsFailure failure, String renewal) {
        String said = Optional.ofNullable(failure.getMessage()).orElse("");
        return switch (failure.kind()) {
            case EXPIRED -> new IdentityState.Expired(renewal, said);
            case MISSING -> new IdentityState.Missing(said);
            case DECLINED -> new IdentityState.NeedsMfa(said);
            case BROKEN -> new IdentityState.Broken(said);
        };
    }

    /** An emulator takes any key, so none is needed for it. */
    private Credentials credentials(Place.Account account) {
        Configuration configuration = Configuration.read(environment, texts);
        Optional<Profile> profile = new Profiles(environment, configuration.file()).find(account.profile());
        boolean none = profile.map(Profile::kind).map(Kind.UNKNOWN::equals).orElse(account.profile().isEmpty());
        if (none && account.emulator().isPresent()) {
            return Credentials.practice();
        }
        Profile found = profile.orElseThrow(() -> missing(account.profile(), configuration.problem()));
        Key key = new Key(found, region(account), configuration.file());
        return kept.computeIfAbsent(key, ignored -> new CredentialsChain(environment, configuration.file(),
                region(account), limits, mfa, texts).of(found));
    }

    private CredentialsFailure missing(String profile, String problem) {
        String sentence = profile.isEmpty()
                ? texts.of("aws.credentials.nowhere")
                : texts.of("aws.credentials.no-profile", profile);
        return new CredentialsFailure(CredentialsFailure.Kind.MISSING,
                problem.isEmpty() ? sentence : sentence + " " + problem);
    }

    private static String region(Place.Account account) {
        return account.region().isBlank() ? "us-east-1" : account.region();
    }

    /** What failed is made anew the next time, for example after the user has signed in. */
    private void forget(Credentials credentials) {
        if (kept.values().remove(credentials)) {
            credentials.close();
        }
    }

    @Override
    public void close() {
        kept.values().forEach(Credentials::close);
        kept.clear();
    }
}
