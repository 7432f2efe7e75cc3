package dev.timeoutdoctor.evidence;

/**
 * What a custom domain name answers with, from GetBasePathMappings or apigatewayv2's GetApiMappings.
 *
 * @param path the first parts of a request's path without slashes at its ends, for example {@code shop/v2}; empty for all the rest
 * @param stage empty where the next part of the path names it
 */
public record DomainMapping(String path, String apiId, String stage) {}
