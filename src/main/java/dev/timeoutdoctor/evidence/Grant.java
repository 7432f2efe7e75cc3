package dev.timeoutdoctor.evidence;

import java.util.List;

/**
 * One IAM action on resources.
 *
 * @param action for example {@code apigateway:GET}
 * @param resources ARNs, with {@code *} where a part is not known or the action knows no resource
 */
public record Grant(String action, List<String> resources) {

    public Grant {
        resources = List.copyOf(resources);
    }
}
