package dev.timeoutdoctor.app;

import java.util.regex.Pattern;

/** What AWS keeps when a change is taken back: deployments, which nothing points to any more. */
final class Kept {

    private static final Pattern DEPLOYMENT = Pattern
            .compile("Deployment\\[id=[a-z0-9]+, description=(test|Timeout Doctor, test),.*?gatewayResponses=\\[]]](, )?");

    private Kept() {}

    /** The state without it. */
    static String without(String state) {
        return DEPLOYMENT.matcher(state).replaceAll("").replace("]], ]", "]]]");
    }
}
