package dev.timeoutdoctor.app;

import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Permissions;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import java.time.InstantSource;

/** The least-privilege policy for what the program reads in a session's account and Region. */
final class Policies {

    private Policies() {}

    static String read(Session session, InstantSource clock) {
        String region = session.connection().map(Connection::region).orElse("*");
        String account = session.connection().map(open -> open.identity().account()).orElse("");
        String partition = session.route().map(Route::partition).orElseGet(() -> partition(region));
        return Permissions.readPolicy(CollectorCatalogue.all(clock.instant(), CollectorCatalogue.DEFAULT_SINCE), partition,
                region, account);
    }

    /** AWS: partitions by the Region's prefix. */
    private static String partition(String region) {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
