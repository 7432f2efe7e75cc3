package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.PartialTarget;
import dev.timeoutdoctor.target.RequestUrl;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;
import java.time.InstantSource;
import java.util.List;

/** The search for a request's target in one place, and the way back from a target to its address. */
record RequestSearch(Connection at, InstantSource clock) {

    TargetFinder finder() {
        return new TargetFinder(at.reader(), at.region(), at.identity().account(), clock);
    }

    /** A bundle may hold too little to look for the method: then the route is what the URL says. Blocks. */
    TargetResult find(String text, String httpMethod) {
        TargetResult result = finder().find(text, httpMethod);
        boolean little = switch (result) {
            case TargetResult.NotLooked _ -> at.readOnly();
            case TargetResult.NotFound _ -> isBundlesOwn(text);
            case TargetResult.Found _,TargetResult.Choices _ -> false;
        };
        if (!little) {
            return result;
        }
        return new PartialTarget(at.reader(), at.region(), at.identity().account()).find(text, httpMethod)
                .<TargetResult>map(route -> new TargetResult.Found(route, text.strip(),
                        List.of(Message.of("find.note.partial"))))
                .orElse(result);
    }

    /** Whether it is what a bundle itself says of its request, if only that it says nothing: then the bundle is examined all the same. */
    boolean isBundlesOwn(String text) {
        return at.readOnly() && text.strip().equals(at.startUrl());
    }

    /** What is wrong with a bundle's own request, and that it is no obstacle; else what is wrong. */
    Trouble trouble(TargetResult.NotFound not, String text) {
        return Trouble.of(not.what(), isBundlesOwn(text) ? Message.of("find.bundle.next") : not.next(), not.detail());
    }

    /** Where a method answers: at AWS, or below the endpoint of the lab or an emulator. */
    String address(Route route) {
        return at.dataPlane(route.apiType())
                .map(endpoint -> endpoint + "/_aws/execute-api/" + route.apiId() + RequestUrl.pathOf(route))
                .orElseGet(() -> RequestUrl.of(route));
    }

    /** The address of one of several targets: one that is made of the route alone is made for this place. */
    String address(TargetResult.Choice choice) {
        return choice.url().equals(RequestUrl.of(choice.route())) ? address(choice.route()) : choice.url();
    }

    /** A session with the target, and what somebody saw there who collected the evidence. */
    static Session targeted(Session session, Route route, String address) {
        return seen(session.targeted(route, address));
    }

    /** A session with what somebody saw who collected the evidence. */
    static Session seen(Session session) {
        return session.connection().flatMap(Connection::startSymptom).map(session::saw).orElse(session);
    }
}
