package dev.timeoutdoctor.connect;

import java.util.List;
import java.util.Optional;

/** Profiles, Regions and identity, read anew at each call. Blocks; never call it on the FX thread. */
public interface Accounts {

    ProfileList profiles();

    /** Regions that have API Gateway, of the partition of {@code regionOfPartition}; of {@code aws} where that is unknown. */
    List<AwsRegion> regions(String regionOfPartition);

    /** Where calls of a profile go for which nobody names an endpoint; empty for AWS itself. */
    Optional<ConfiguredEndpoint> endpoint(String profile);

    /** Asks STS. */
    IdentityState identify(Place.Account account);
}
