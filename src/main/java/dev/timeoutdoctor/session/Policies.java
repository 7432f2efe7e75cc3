package dev.timeoutdoctor.session;

import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Permissions;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangePermissions;
import dev.timeoutdoctor.fix.ChangeScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The least-privilege policies for what the program reads and changes in a session's account and Region. */
public final class Policies {

    private Policies() {}

    /**
     * What the examination of an API takes.
     *
     * @param costly whether Logs Insights is among it, which AWS charges for
     */
    public static String reading(Session session, boolean costly) {
        // which calls there are does not hang on the time that they ask about
        List<String> actions = new ArrayList<>(
                Permissions.reading(CollectorCatalogue.all(Instant.EPOCH, CollectorCatalogue.DEFAULT_SINCE)));
        if (costly) {
            actions.addAll(Permissions.costly());
        }
        return read(session, actions);
    }

    /** What a survey over every API takes. */
    public static String survey(Session session) {
        return read(session, Permissions.survey());
    }

    /** What changes of some kinds take, on the session's own API, stage and function as far as they are known. */
    public static String changing(Session session, Collection<ChangeKind> kinds) {
        ChangeScope anywhere = ChangeScope.of(partition(session), region(session), account(session));
        ChangeScope api = session.route().map(anywhere::at).orElse(anywhere);
        return ChangePermissions.policy(kinds, session.evidence().get(EvidenceKeys.FUNCTION).seen()
                .map(FunctionConfiguration::arn).map(api::calling).orElse(api));
    }

    private static String read(Session session, Collection<String> actions) {
        String region = region(session);
        return Permissions.policy(actions, partition(session), region.isEmpty() ? "*" : region, account(session));
    }

    private static String region(Session session) {
        return session.connection().map(Connection::region).orElse("");
    }

    private static String account(Session session) {
        return session.connection().map(open -> open.identity().account()).orElse("");
    }

    /** AWS: partitions by the Region's prefix. */
    private static String partition(Session session) {
        String region = region(session);
        return session.route().map(Route::partition).orElseGet(
                () -> region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws");
    }
}
