package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.CustomDomain;
import dev.timeoutdoctor.evidence.DomainMapping;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.RequestUrl.Foreign;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what answers a custom domain name: the mapping whose path is the longest that the request's path begins with (AWS: API
 * mappings of REST and HTTP APIs).
 */
final class DomainLookup {

    private final ApiReads reads;
    private final ApiLookup apis;
    private final String region;

    DomainLookup(ApiReads reads, ApiLookup apis, String region) {
        this.reads = reads;
        this.apis = apis;
        this.region = region;
    }

    TargetResult find(Foreign url, String method) {
        List<Observed<List<DomainMapping>>> asked = reads.mappings(region,
                new CustomDomain(url.host(), "", List.of()));
        List<DomainMapping> mappings = seen(asked);
        if (!mappings.isEmpty()) {
            return mapped(url, method, url.host(), mappings);
        }
        return allAbsent(asked) || isSeen(asked) ? byList(url, method) : notLooked(asked);
    }

    /** The name itself is none that API Gateway knows: it may be one of a wildcard, or the name behind a custom one. */
    private TargetResult byList(Foreign url, String method) {
        List<Observed<List<CustomDomain>>> asked = reads.domains(region);
        List<CustomDomain> domains = seen(asked);
        Optional<CustomDomain> domain = domains.stream().filter(each -> stands(each, url.host())).findFirst();
        if (domain.isEmpty()) {
            List<String> names = domains.stream().map(CustomDomain::name).distinct().sorted().toList();
            return isSeen(asked)
                    ? new TargetResult.NotFound(url.why(),
                            names.isEmpty()
                                    ? Message.of("target.next.no-domains", region)
                                    : Message.of("target.next.domains", region, names),
                            url.url())
                    : notLooked(asked);
        }
        List<Observed<List<DomainMapping>>> mappings = reads.mappings(region, domain.get());
        return isSeen(mappings) || allAbsent(mappings)
                ? mapped(url, method, domain.get().name(), seen(mappings))
                : notLooked(mappings);
    }

    private static boolean stands(CustomDomain domain, String host) {
        boolean wildcard = domain.name().startsWith("*.") && host.endsWith(domain.name().substring(1));
        return domain.name().equals(host) || wildcard || domain.targets().contains(host);
    }

    private TargetResult mapped(Foreign url, String method, String domain, List<DomainMapping> mappings) {
        List<String> path = parts(url.path());
        Optional<DomainMapping> best = mappings.stream().filter(mapping -> begins(path, parts(mapping.path())))
                .max(Comparator.comparingInt(mapping -> parts(mapping.path()).size()));
        if (best.isEmpty()) {
            return new TargetResult.NotFound(Message.of("target.no-mapping", domain, url.path()),
                    mappings.isEmpty()
                            ? Message.of("target.next.no-mappings")
                            : Message.of("target.next.mappings",
                                    mappings.stream().map(mapping -> "/" + mapping.path()).distinct().sorted()
                                            .toList()),
                    "");
        }
        List<String> rest = path.subList(parts(best.get().path()).size(), path.size());
        if (best.get().stage().isEmpty() && !rest.isEmpty()) {
            return apis.mapped(best.get().apiId(), rest.getFirst(), joined(rest.subList(1, rest.size())), method,
                    url.url());
        }
        return apis.mapped(best.get().apiId(), best.get().stage(), joined(rest), method, url.url());
    }

    private static boolean begins(List<String> path, List<String> with) {
        return path.size() >= with.size() && path.subList(0, with.size()).equals(with);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    private static String joined(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    private static <T> List<T> seen(List<Observed<List<T>>> looks) {
        List<T> all = new ArrayList<>();
        looks.forEach(look -> look.seen().ifPresent(all::addAll));
        return all.stream().distinct().toList();
    }

    private static boolean isSeen(List<? extends Observed<?>> looks) {
        return looks.stream().anyMatch(look -> look instanceof Observed.Seen<?>);
    }

    private static boolean allAbsent(List<? extends Observed<?>> looks) {
        return looks.stream().allMatch(look -> look instanceof Observed.Absent<?>);
    }

    private static TargetResult notLooked(List<? extends Observed<?>> looks) {
        return looks.stream().filter(look -> !(look instanceof Observed.Absent<?>))
                .flatMap(look -> NotLookedAt.first(look).stream()).findFirst()
                .or(() -> looks.stream().flatMap(look -> NotLookedAt.first(look).stream()).findFirst()).orElseThrow();
    }
}
