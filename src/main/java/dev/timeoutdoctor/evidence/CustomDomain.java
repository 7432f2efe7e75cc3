package dev.timeoutdoctor.evidence;

import java.util.List;

/**
 * A custom domain name, from GetDomainNames or GetDomainName.
 *
 * @param name may begin with {@code *.}
 * @param id of a private domain name; else empty
 * @param targets the names at API Gateway or CloudFront that it stands for
 */
public record CustomDomain(String name, String id, List<String> targets, RoutingMode mode) {

    public CustomDomain {
        targets = List.copyOf(targets);
    }
}
