package dev.timeoutdoctor.connect;

import java.net.URI;

/**
 * An endpoint that the AWS configuration itself sets for all services (AWS: Service-specific endpoints, global endpoint).
 *
 * @param setting what sets it: the environment variable {@code AWS_ENDPOINT_URL}, or a profile's {@code endpoint_url}
 */
public record ConfiguredEndpoint(URI uri, String setting) {}
