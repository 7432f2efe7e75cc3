package dev.timeoutdoctor.lab.account;

import java.util.List;
import java.util.Optional;

/**
 * A custom domain name with the APIs that stand behind its paths.
 *
 * @param front
 *            somebody else's service to which the name really leads, and which passes requests on to API Gateway
 */
public record DomainName(String name, String endpointType, List<Mapping> mappings, Optional<Front> front) {

    /** Leads from a path's beginning (empty for all paths) to an API's stage. */
    public record Mapping(String id, String key, String apiId, String stage) {}

    public DomainName {
        mappings = List.copyOf(mappings);
    }
}
