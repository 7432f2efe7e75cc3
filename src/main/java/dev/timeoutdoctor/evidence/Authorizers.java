package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.util.List;

/** A REST API's authorizers, from GetAuthorizers. */
public record Authorizers(List<Authorizer> authorizers) {

    public Authorizers {
        authorizers = List.copyOf(authorizers);
    }

    /**
     * One authorizer.
     *
     * @param type {@code TOKEN}, {@code REQUEST} or {@code COGNITO_USER_POOLS}
     * @param uri names the function of a Lambda authorizer; empty for Cognito
     * @param resultsKeptFor how long its answers are kept; zero: never
     */
    public record Authorizer(String id, String name, String type, String uri, Duration resultsKeptFor) {}
}
