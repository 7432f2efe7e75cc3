package dev.timeoutdoctor.app;

import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.PartialTarget;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Which request of a bundle is examined: the one that its symptom names, or the one that the user names where it names none. A bundle
 * that does not hold enough to find the method is examined all the same, as far as it goes.
 */
sealed interface BundleTarget {

    /** A session as far as the bundle tells: with the symptom and the route where they are known. */
    record Known(Session session) implements BundleTarget {}

    /** The user named a request that the bundle does not know. */
    record Unknown(Message what, Message next) implements BundleTarget {}

    static BundleTarget of(Connection bundle, RequestOptions request) {
        boolean named = !request.url().isEmpty();
        String url = named ? request.url() : bundle.startUrl();
        String method = request.method().isEmpty() ? bundle.startMethod() : request.method();
        Session session = Session.start().connected(bundle);
        if (url.isEmpty()) {
            return new Known(seen(session, bundle));
        }
        TargetFinder finder = new TargetFinder(bundle.reader(), bundle.region(), bundle.identity().account(),
                InstantSource.fixed(bundle.asOf().orElse(Instant.EPOCH)));
        return switch (finder.find(url, method)) {
            case TargetResult.Found found ->
                new Known(seen(session.targeted(found.route(), found.url()), bundle));
            case TargetResult.Choices several when named -> new Unknown(several.what(),
                    Message.of("target.next.one-of",
                            several.choices().stream().map(TargetResult.Choice::arn).toList()));
            case TargetResult.NotFound none when named -> new Unknown(none.what(), none.next());
            case TargetResult.Choices _,TargetResult.NotFound _,TargetResult.NotLooked _ ->
                new Known(seen(partly(session, bundle, url, method),
                        bundle));
        };
    }

    private static Session partly(Session session, Connection bundle, String url, String method) {
        return new PartialTarget(bundle.reader(), bundle.region(), bundle.identity().account()).find(url, method)
                .map(route -> session.targeted(route, url)).orElse(session);
    }

    private static Session seen(Session session, Connection bundle) {
        return bundle.startSymptom().map(session::saw).orElse(session);
    }
}
