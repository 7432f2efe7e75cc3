package dev.timeoutdoctor.lab.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A custom domain name with the APIs that stand behind its paths.
 *
 * @param rules
 *            what is tried before the mappings, or instead of them
 * @param front
 *            somebody else's service to which the name really leads, and which passes requests on to API Gateway
 */
public record DomainName(String name, String endpointType, List<Mapping> mappings, Routing rules,
        Optional<Front> front) {

    /** Leads from a path's beginning (empty for all paths) to an API's stage. */
    public record Mapping(String id, String key, String apiId, String stage) {}

    /** What a domain routes by besides its mappings; the mode is one of API Gateway version 2. */
    public record Routing(String mode, List<Rule> rules) {

        /** Mappings alone. */
        public static final Routing NONE = new Routing("API_MAPPING_ONLY", List.of());

        public Routing {
            rules = List.copyOf(rules);
        }
    }

    /** Leads a request to an API's stage that has a path's beginning (empty for all) and a header's value (or none). */
    public record Rule(String id, int priority, String basePath, String header, String glob, String apiId, String stage,
            boolean stripBasePath) {

        /**
         * Whether a request is the rule's.
         *
         * @param path
         *            without a slash at its beginning
         * @param value
         *            of the rule's header, or empty
         */
        public boolean fits(String path, String value) {
            boolean below = basePath.isEmpty() || (path + "/").startsWith(basePath + "/");
            return below && (header.isEmpty() || value.matches(Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote)
                    .collect(Collectors.joining(".*"))));
        }
    }

    public DomainName {
        mappings = List.copyOf(mappings);
    }
}
