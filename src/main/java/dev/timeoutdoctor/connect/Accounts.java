package dev.timeoutdoctor.connect;

import java.util.List;

/** Profiles, Regions and identity, read anew at each call. Blocks; never call it on the FX thread. */
public interface Accounts {

    ProfileList profiles();

    /** Regions that have API Gateway, of the partition of {@code regionOfPartition}; of {@code aws} where that is unknown. */
    List<AwsRegion> regions(String regionOfPartition);

    /** Asks STS. */
    IdentityState identify(Place.Account account);
}
