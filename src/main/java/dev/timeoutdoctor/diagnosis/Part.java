package dev.timeoutdoctor.diagnosis;

import java.util.Locale;

/** The part of a set-up without which a cause cannot be at work: no function, no cold start. */
enum Part {
    ANYTHING,
    /** An integration that calls something: any but a mock. */
    BACKEND,
    FUNCTION,
    PROXY_FUNCTION,
    FUNCTION_IN_VPC,
    FUNCTION_QUALIFIER,
    HTTP_BACKEND,
    TLS_BACKEND,
    VPC_LINK,
    /** Behind a VPC link, or named by the integration's address. */
    LOAD_BALANCER,
    SYNC_WORKFLOW,
    STREAMING,
    STAGE_VARIABLE,
    AUTHORIZER,
    CANARY,
    CACHE,
    EDGE_ENDPOINT,
    PRIVATE_ENDPOINT,
    HTTP_API,
    WEBSOCKET_API,
    /** A quota for the integration timeout above AWS's default. */
    RAISED_QUOTA;

    /** The word in {@code causes.csv} and in message keys: {@code vpc-link}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Part of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
