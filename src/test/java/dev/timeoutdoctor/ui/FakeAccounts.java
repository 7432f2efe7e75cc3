package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Accounts;
import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.ProfileList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An AWS configuration with two profiles; a test changes what it says, and reads what it was asked. */
public final class FakeAccounts implements Accounts {

    public static final Identity WHO = new Identity("123456789012",
            "arn:aws:sts::123456789012:assumed-role/SupportReadOnly/ana", "AROA:ana");
    public static final Profile SUPPORT = new Profile("support-ro", "eu-central-1", Profile.Kind.ASSUME_ROLE, "");
    public static final Profile ADMIN = new Profile("prod-admin", "", Profile.Kind.SSO, "");
    public static final AwsRegion FRANKFURT = new AwsRegion("eu-central-1", "Europe (Frankfurt)", "aws");
    public static final AwsRegion VIRGINIA = new AwsRegion("us-east-1", "US East (N. Virginia)", "aws");

    public ProfileList profiles = new ProfileList(List.of(SUPPORT, ADMIN), "", "");
    public IdentityState identity = new IdentityState.Ready(WHO);
    public Optional<ConfiguredEndpoint> endpoint = Optional.empty();
    public final List<Place.Account> asked = new ArrayList<>();

    @Override
    public ProfileList profiles() {
        return profiles;
    }

    @Override
    public List<AwsRegion> regions(String regionOfPartition) {
        return List.of(FRANKFURT, VIRGINIA);
    }

    @Override
    public Optional<ConfiguredEndpoint> endpoint(String profile) {
        return endpoint;
    }

    @Override
    public IdentityState identify(Place.Account account) {
        asked.add(account);
        return identity;
    }
}
