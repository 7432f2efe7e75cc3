package dev.timeoutdoctor.evidence;

/**
 * One method of a resource.
 *
 * @param resourceId empty where it comes from an export, which names none
 * @param path the resource's path, for example {@code /orders/{id}}
 * @param httpMethod {@code GET}, …, or {@code ANY}
 * @param authorizationType {@code NONE}, {@code AWS_IAM}, …; empty where it comes from an export, which does not say
 */
public record ApiMethod(String resourceId, String path, String httpMethod, String authorizationType,
        boolean apiKeyRequired,
        Integration integration) {

    /** The method as people say it: {@code POST /orders}. */
    public String label() {
        return httpMethod + " " + path;
    }
}
