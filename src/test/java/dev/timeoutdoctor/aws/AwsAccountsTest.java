package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.Profile.Kind;
import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsAccountsTest {

    private static final String SERIAL = "arn:aws:iam::123456789012:mfa/kim";
    private static final String WHO = """
                                      <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/kim</Arn>
                                      <UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult>
                                      </GetCallerIdentityResponse>""";
    private static final IdentityState KIM = new IdentityState.Ready(
            new Identity("123456789012", "arn:aws:iam::123456789012:user/kim", "AIDAEXAMPLE"));

    @TempDir
    Path home;

    private final StubAws aws = new StubAws();
    private final List<String> askedCodes = new ArrayList<>();
    private Optional<String> code = Optional.of("123456");

    @AfterEach
    void stop() {
        aws.close();
    }

    private AwsAccounts accounts(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", home.toString());
        return new AwsAccounts(all, serial -> {
            askedCodes.add(serial);
            return code;
        }, StubAws.LIMITS, InstantSource.fixed(StubAws.NOW), Texts.english());
    }

    private void config(String content) throws IOException {
        write("config", content);
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve(name), content);
    }

    private IdentityState identify(String profile, URI endpoint) {
        try (AwsAccounts accounts = accounts(Map.of())) {
            return accounts.identify(new Place.Account(profile, "us-east-1", endpoint));
        }
    }

    @Test
    void everyKindOfProfileIsRecognized() throws IOException {
        write("credentials", """
                             [keys]
                             aws_access_key_id = AKIAEXAMPLE
                             aws_secret_access_key = very-secret
                             [session]
                             aws_access_key_id = ASIAEXAMPLE
                             aws_secret_access_key = very-secret
                             aws_session_token = very-secret
                             """);
        config("""
               [default]
               region = eu-central-1
               [profile keys]
               region = us-west-2
               [profile sso]
               sso_session = corp
               sso_account_id = 123456789012
               sso_role_name = Developer
               [sso-session corp]
               sso_region = us-east-1
               sso_start_url = https://corp.awsapps.com/start
               [profile role]
               role_arn = arn:aws:iam::123456789012:role/admin
               source_profile = keys
               mfa_serial = %s
               [profile web]
               role_arn = arn:aws:iam::123456789012:role/web
               web_identity_token_file = /token
               [profile process]
               credential_process = /bin/credentials
               [profile login]
               login_session = arn:aws:iam::123456789012:user/kim
               """.formatted(SERIAL));

        ProfileList found = accounts(
                Map.of("AWS_PROFILE", "sso", "AWS_ACCESS_KEY_ID", "AKIA", "AWS_REGION", "eu-west-1"))
                .profiles();

        assertEquals(new ProfileList(List.of(new Profile(Profile.ENVIRONMENT, "eu-west-1", Kind.ENVIRONMENT, ""),
                new Profile("sso", "", Kind.SSO, ""),
                new Profile("default", "eu-central-1", Kind.UNKNOWN, ""),
                new Profile("keys", "us-west-2", Kind.STATIC_KEYS, ""),
                new Profile("login", "", Kind.LOGIN, ""),
                new Profile("process", "", Kind.PROCESS, ""),
                new Profile("role", "", Kind.ASSUME_ROLE, SERIAL),
                new Profile("session", "", Kind.SESSION_KEYS, ""),
                new Profile("web", "", Kind.WEB_IDENTITY, "")), "", ""), found);
    }

    @Test
    void theFilesThatTheEnvironmentNamesAreRead() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("other"), "[profile x]\nregion = eu-west-1\n");

        assertEquals(List.of(new Profile("x", "eu-west-1", Kind.UNKNOWN, "")),
                accounts(Map.of("AWS_CONFIG_FILE", elsewhere.toString())).profiles().profiles());
    }

    @Test
    void aMachineWithoutConfigurationHasNoProfilesAndNoProblem() {
        assertEquals(new ProfileList(List.of(), "", ""), accounts(Map.of()).profiles());
    }

    @Test
    void emptyFilesHoldNoProfiles() throws IOException {
        config("");
        write("credentials", "\n# nothing\n");

        assertEquals(new ProfileList(List.of(), "", ""), accounts(Map.of()).profiles());
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndTheOtherStillCounts() throws IOException {
        write("credentials", "[keys]\naws_access_key_id = AKIA\naws_secret_access_key very-secret\n");
        config("[profile x]\nregion = eu-west-1\n");
        Path broken = home.resolve(".aws").resolve("credentials");

        assertEquals(new ProfileList(List.of(new Profile("x", "eu-west-1", Kind.UNKNOWN, "")),
                "The AWS configuration file " + broken + " cannot be read because of its line 3: correct or remove "
                        + "that line, then look again.",
                broken + ": Expected an '=' sign defining a property on line 3"), accounts(Map.of()).profiles());
    }

    @Test
    void aDirectoryInPlaceOfAFileIsAProblem() throws IOException {
        Files.createDirectories(home.resolve(".aws").resolve("config"));

        ProfileList found = accounts(Map.of()).profiles();

        assertEquals("The AWS configuration file " + home.resolve(".aws").resolve("config") + " cannot be read.",
                found.problem());
    }

    @Test
    void regionsAreThoseOfThePartitionWithTheirNames() {
        List<AwsRegion> china = accounts(Map.of()).regions("cn-north-1");

        assertEquals(List.of(new AwsRegion("cn-north-1", "China (Beijing)", "aws-cn"),
                new AwsRegion("cn-northwest-1", "China (Ningxia)", "aws-cn")), china);
    }

    @Test
    void anUnknownRegionStandsForTheCommercialPartition() {
        List<AwsRegion> regions = accounts(Map.of()).regions("");

        assertTrue(regions.contains(new AwsRegion("us-east-1", "US East (N. Virginia)", "aws")));
        assertFalse(regions.stream().anyMatch(region -> region.id().startsWith("fips")));
        assertEquals(regions, accounts(Map.of()).regions("moon-1"));
    }

    @Test
    void keysThatWorkAreReady() throws IOException {
        config("[default]\naws_access_key_id = AKIA\naws_secret_access_key = s\n");
        aws.xml(WHO);

        assertEquals(KIM, identify("default", aws.endpoint()));
    }

    @Test
    void anEmulatorNeedsNoCredentials() {
        aws.xml(WHO);

        assertEquals(KIM, identify("", aws.endpoint()));
    }

    @Test
    void theEnvironmentsKeysAreTakenWhereNoProfileIsNamed() {
        aws.xml(WHO);
        try (AwsAccounts accounts = accounts(Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "s"))) {
            assertEquals(KIM, accounts.identify(new Place.Account("", "us-east-1", aws.endpoint())));
        }
    }

    @Test
    void halfAKeyIsMissingTheOther() {
        try (AwsAccounts accounts = accounts(Map.of("AWS_ACCESS_KEY_ID", "AKIA"))) {
            assertEquals(
                    new IdentityState.Missing(
                            "\"environment variables\" has only half of a key: both the access key id and "
                                    + "the secret access key are needed."),
                    accounts.identify(new Place.Account(Profile.ENVIRONMENT, "us-east-1", aws.endpoint())));
        }
    }

    @Test
    void aSessionThatIsOverIsExpired() throws IOException {
        config("[profile old]\naws_access_key_id = A\naws_secret_access_key = s\naws_session_token = t\n");
        aws.reply(403, Map.of("Content-Type", "text/xml"), "<ErrorResponse><Error><Code>ExpiredToken</Code>"
                + "<Message>over</Message></Error></ErrorResponse>");

        assertEquals(new IdentityState.Expired("aws configure --profile old",
                "AWS says that the session of these credentials is over."), identify("old", aws.endpoint()));
    }

    @Test
    void aProfileThatIsNotSignedInNamesTheCommand() throws IOException {
        config("""
               [profile dev]
               sso_session = nobody-%s
               sso_account_id = 123456789012
               sso_role_name = Developer
               [sso-session nobody-%s]
               sso_region = us-east-1
               sso_start_url = https://corp.example/start
               """.formatted(home.getFileName(), home.getFileName()));

        assertEquals(new IdentityState.Expired("aws sso login --profile dev",
                "Profile \"dev\" is not signed in, or its session is over."),
                identify("dev", Place.Account.NO_ENDPOINT));
    }

    @Test
    void aLoginProfileThatIsNotSignedInNamesTheCommand() throws IOException {
        config("[profile dev]\nlogin_session = arn:aws:iam::123456789012:user/nobody-" + home.getFileName()
                + "\nregion = us-east-1\n");

        assertEquals(new IdentityState.Expired("aws login --profile dev",
                "Profile \"dev\" is not signed in, or its session is over."),
                identify("dev", Place.Account.NO_ENDPOINT));
    }

    @Test
    void aProcessThatFailsIsBrokenAndSaysNothingOfItsCommand() throws IOException {
        config("[profile p]\ncredential_process = /bin/false very-secret\n");

        assertEquals(new IdentityState.Broken("The command that gives the credentials of profile \"p\" failed."),
                identify("p", aws.endpoint()));
    }

    @Test
    void aProfileWithoutCredentialsIsMissingThem() throws IOException {
        config("[profile bare]\nregion = eu-west-1\n");

        assertEquals(new IdentityState.Missing("Profile \"bare\" names no credentials: no keys, no role, no sign-in."),
                identify("bare", Place.Account.NO_ENDPOINT));
    }

    @Test
    void aProfileThatDoesNotExistIsMissing() {
        assertEquals(new IdentityState.Missing("The AWS configuration has no profile \"typo\"."),
                identify("typo", aws.endpoint()));
    }

    @Test
    void rolesInACircleAreBroken() throws IOException {
        config("""
               [profile a]
               role_arn = arn:aws:iam::1:role/a
               source_profile = b
               [profile b]
               role_arn = arn:aws:iam::1:role/b
               source_profile = a
               """);

        assertEquals(
                new IdentityState.Broken("Profile \"b\" takes its credentials from \"a\", which leads back to it."),
                identify("a", aws.endpoint()));
    }

    private void roleWithMfa() throws IOException {
        config("""
               [profile keys]
               aws_access_key_id = AKIA
               aws_secret_access_key = s
               [profile admin]
               role_arn = arn:aws:iam::123456789012:role/admin
               source_profile = keys
               mfa_serial = %s
               external_id = x1
               endpoint_url = %s
               """.formatted(SERIAL, aws.endpoint()));
    }

    @Test
    void aRoleWithMfaAsksForTheCodeOnceAndThenReads() throws IOException {
        roleWithMfa();
        aws.xml("""
                <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>
                <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
                """).xml(WHO).json("{\"apiKeyVersion\":\"4\"}");
        Place.Account place = new Place.Account("admin", "us-east-1", Place.Account.NO_ENDPOINT);

        try (AwsAccounts accounts = accounts(Map.of())) {
            assertEquals(KIM, accounts.identify(place));
            try (SdkClients clients = accounts.clients(place).orElseThrow()) {
                assertTrue(new SdkAwsReader(clients, InstantSource.fixed(StubAws.NOW), Texts.english())
                        .read(AwsCall.of("apigateway", "GetAccount", "us-east-1",
                                Map.of())) instanceof Observed.Seen<?>);
            }
        }

        assertEquals(List.of(SERIAL), askedCodes);
        assertEquals(List.of("POST AssumeRole", "POST GetCallerIdentity", "GET /account"),
                aws.asked.stream().map(StubAws.Asked::line).toList());
        assertEquals("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fadmin"
                + "&RoleSessionName=timeout-doctor&DurationSeconds=3600&ExternalId=x1"
                + "&SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Fkim&TokenCode=123456",
                aws.asked.getFirst().body());
    }

    @Test
    void aCodeThatIsNotGivenIsStillNeeded() throws IOException {
        roleWithMfa();
        code = Optional.empty();

        assertEquals(new IdentityState.NeedsMfa(SERIAL), identify("admin", Place.Account.NO_ENDPOINT));
        assertEquals(List.of(), aws.asked);
    }

    @Test
    void aRoleThatAwsRefusesIsBrokenInAwsWords() throws IOException {
        roleWithMfa();
        aws.reply(403, Map.of("Content-Type", "text/xml"), "<ErrorResponse><Error><Code>AccessDenied</Code>"
                + "<Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error>"
                + "</ErrorResponse>");

        assertEquals(new IdentityState.Broken("AWS gave no credentials for profile \"admin\": "
                + "MultiFactorAuthentication failed with invalid MFA one time pass code."),
                identify("admin", Place.Account.NO_ENDPOINT));
    }

    @Test
    void theEndpointOfTheEnvironmentStandsBeforeThatOfTheProfile() throws IOException {
        config("""
               [profile emulated]
               endpoint_url = http://127.0.0.1:4566
               [profile real]
               region = us-east-1
               """);
        try (AwsAccounts accounts = accounts(Map.of());
                AwsAccounts lab = accounts(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:8787"))) {
            ConfiguredEndpoint ofProfile = new ConfiguredEndpoint(URI.create("http://127.0.0.1:4566"), "endpoint_url");
            ConfiguredEndpoint ofEnvironment = new ConfiguredEndpoint(URI.create("http://127.0.0.1:8787"),
                    "AWS_ENDPOINT_URL");
            assertEquals(List.of(Optional.of(ofProfile), Optional.empty(), Optional.of(ofEnvironment)),
                    List.of(accounts.endpoint("emulated"), accounts.endpoint("real"), lab.endpoint("emulated")));
        }
    }
}
