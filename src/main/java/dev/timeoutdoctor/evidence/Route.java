package dev.timeoutdoctor.evidence;

/**
 * The method of a stage of an API that is examined.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account the 12-digit account, or empty where not known
 * @param httpMethod the request's method, for example {@code POST}
 * @param resourceId the resource's id, for example {@code x9y8z7}
 * @param resourcePath the resource's path with its parameters, for example {@code /orders/{id}}
 * @param methodKey the method as the API defines it: the request's method or {@code ANY}
 */
public record Route(ApiType apiType, String partition, String region, String account, String apiId, String stage,
        String httpMethod,
        String resourceId, String resourcePath, String methodKey) {}
