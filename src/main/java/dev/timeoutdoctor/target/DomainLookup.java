package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.CustomDomain;
import dev.timeoutdoctor.evidence.DomainMapping;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.RoutingMode;
import dev.timeoutdoctor.evidence.RoutingRule;
import dev.timeoutdoctor.target.RequestUrl.Foreign;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what answers a custom domain name: by its routing rules, and by the mapping whose path is the longest that the request's path
 * begins with (AWS: routing modes of custom domain names, API mappings of REST and HTTP APIs).
 */
final class DomainLookup {

    private static final Optional<Message> OTHERWISE = Optional.of(Message.of("target.when.otherwise"));

    private final ApiReads reads;
    private final ApiLookup apis;
    private final String region;

    DomainLookup(ApiReads reads, ApiLookup apis, String region) {
        this.reads = reads;
        this.apis = apis;
        this.region = region;
    }

    TargetResult find(Foreign url, String method) {
        ApiReads.Domain domain = reads.domain(region, url.host(), "");
        boolean known = domain.settings().seen().isPresent() || !seen(domain.mappings()).isEmpty();
        if (known) {
            return find(new Asked(url, method, url.host(), domain), domain.settings().seen().map(CustomDomain::mode));
        }
        TargetResult listed = byList(url, method);
        boolean looked = allAbsent(domain.mappings()) || isSeen(domain.mappings());
        return looked || !(listed instanceof TargetResult.NotFound) ? listed : notLooked(domain.mappings());
    }

    /** All that a custom domain name leads to: by its rules, and by its mappings where its routing mode knows any. */
    TargetResult find(RequestUrl.Domain page, String method) {
        ApiReads.Domain domain = reads.domain(region, page.name(), page.id());
        boolean mapped = domain.settings().seen().filter(settings -> settings.mode() == RoutingMode.RULES).isEmpty();
        List<TargetResult> gaps = new ArrayList<>();
        NotLookedAt.first(domain.rules()).filter(why -> !(domain.rules() instanceof Observed.Absent<?>))
                .ifPresent(gaps::add);
        if (!isSeen(domain.mappings())) {
            Optional<TargetResult> why = allAbsent(domain.mappings())
                    ? Optional.empty()
                    : Optional.of(notLooked(domain.mappings()));
            why.ifPresent(gaps::add);
        }
        Stream<Way> byRules = domain.rules().seen().stream().flatMap(List::stream).flatMap(Way::of);
        Stream<Way> byMappings = mapped ? seen(domain.mappings()).stream().map(Way::of) : Stream.empty();
        List<Choice> choices = new ArrayList<>();
        Stream.concat(byRules, byMappings).distinct()
                .forEach(way -> add(served(way, page, method), Optional.empty(), choices, gaps));
        if (!choices.isEmpty()) {
            return NotLookedAt.beside(ApiLookup.chosen(together(choices),
                    Message.of("target.choices.domain", page.name())), gaps);
        }
        return gaps.isEmpty() ? nothing(page, domain) : gaps.getFirst();
    }

    private ApiLookup.Served served(Way way, RequestUrl.Domain page, String method) {
        return switch (apis.api("", way.apiId())) {
            case ApiLookup.Api.Known known ->
                WholeApi.of(known.facts(), way.stage(), page.name() + way.base(), method);
            case ApiLookup.Api.Not not -> new ApiLookup.Served.None(not.why());
        };
    }

    private TargetResult nothing(RequestUrl.Domain page, ApiReads.Domain domain) {
        return domain.settings().seen().isPresent() || isSeen(domain.mappings())
                ? new TargetResult.NotFound(Message.of("target.domain-without-api", page.name()),
                        Message.of("target.next.no-mappings"), "")
                : new TargetResult.NotFound(Message.of("target.unknown-domain", page.name(), region),
                        Message.of("target.next.account-or-region"), "");
    }

    /** Where a rule or a mapping leads: what lies below a path, with a slash at its beginning unless it is empty. */
    private record Way(String base, String apiId, String stage) {

        private static Way of(DomainMapping mapping) {
            return new Way(mapping.path().isEmpty() ? "" : "/" + mapping.path(), mapping.apiId(), mapping.stage());
        }

        /** A rule that leaves the path as it is serves only what of the API lies below it. */
        private static Stream<Way> of(RoutingRule rule) {
            List<String> paths = rule.stripBasePath()
                    ? rule.basePaths().stream().flatMap(List::stream).map(path -> "/" + path).toList()
                    : List.of();
            return (paths.isEmpty() ? Stream.of("") : paths.stream())
                    .map(base -> new Way(base, rule.apiId(), rule.stage()));
        }
    }

    /** A request, and the custom domain name that it is for. */
    private record Asked(Foreign url, String method, String domain, ApiReads.Domain facts) {}

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
        ApiReads.Domain facts = reads.domain(region, domain.get().name(), domain.get().id());
        return find(new Asked(url, method, domain.get().name(), facts), Optional.of(domain.get().mode()));
    }

    private static boolean stands(CustomDomain domain, String host) {
        boolean wildcard = domain.name().startsWith("*.") && host.endsWith(domain.name().substring(1));
        return domain.name().equals(host) || wildcard || domain.targets().contains(host);
    }

    /** Where the mode could not be read, rules count where there are some. */
    private TargetResult find(Asked asked, Optional<RoutingMode> read) {
        List<TargetResult> gaps = new ArrayList<>();
        Observed<List<RoutingRule>> rules = asked.facts().rules();
        RoutingMode mode = read.orElseGet(() -> rules.seen().filter(all -> !all.isEmpty()).isPresent()
                ? RoutingMode.RULES_THEN_MAPPINGS
                : RoutingMode.MAPPINGS);
        if (read.isEmpty()) {
            NotLookedAt.first(asked.facts().settings()).ifPresent(gaps::add);
        }
        return switch (mode) {
            case MAPPINGS -> NotLookedAt.beside(mapped(asked, gaps).result(), gaps);
            case RULES, RULES_THEN_MAPPINGS -> rules instanceof Observed.Absent<List<RoutingRule>>
                    ? byRules(asked, List.of(), mode, gaps)
                    : rules.seen().map(all -> byRules(asked, all, mode, gaps))
                            .orElseGet(() -> NotLookedAt.first(rules).orElseThrow());
        };
    }

    private TargetResult byRules(Asked asked, List<RoutingRule> rules, RoutingMode mode, List<TargetResult> gaps) {
        Map<String, String> headers = new HashMap<>(asked.url().headers());
        headers.putIfAbsent("host", asked.url().host());
        RuleDecision decision = RuleDecision.of(rules, asked.url().path(), headers);
        List<Choice> choices = new ArrayList<>();
        List<TargetResult> none = new ArrayList<>();
        for (RuleDecision.Taken taken : decision.taken()) {
            add(apis.mapped(taken.rule().apiId(), taken.rule().stage(), taken.path(), asked.method(),
                    asked.url().url()), when(taken, decision), choices, none);
        }
        if (!decision.settled() && mode == RoutingMode.RULES_THEN_MAPPINGS) {
            add(mapped(asked, gaps), decision.taken().isEmpty() ? Optional.empty() : OTHERWISE, choices, none);
        }
        gaps.addAll(none);
        if (!choices.isEmpty()) {
            return NotLookedAt.beside(
                    ApiLookup.chosen(together(choices), Message.of("target.choices.rules", asked.domain())), gaps);
        }
        return NotLookedAt.beside(none.isEmpty()
                ? new TargetResult.NotFound(Message.of("target.no-rule", asked.domain(), asked.url().path()),
                        Message.of("target.next.rules", rules.size()), "")
                : none.getFirst(), gaps);
    }

    private static void add(ApiLookup.Served served, Optional<Message> when, List<Choice> choices,
            List<TargetResult> none) {
        switch (served) {
            case ApiLookup.Served.By by -> by.choices().forEach(choice -> choices.add(choice.when(when)));
            case ApiLookup.Served.None not -> none.add(not.why());
        }
    }

    private static Optional<Message> when(RuleDecision.Taken taken, RuleDecision decision) {
        if (taken.open().isEmpty()) {
            return decision.taken().size() > 1 ? OTHERWISE : Optional.empty();
        }
        return Optional.of(Message.of("target.when.header",
                taken.open().stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** One route that several rules lead to is one target, whichever of them it is. */
    private static List<Choice> together(List<Choice> choices) {
        Map<Route, Choice> byRoute = new LinkedHashMap<>();
        choices.forEach(choice -> byRoute.merge(choice.route(), choice,
                (first, second) -> first.when(Optional.empty())));
        return byRoute.size() == 1 && choices.size() > 1
                ? List.of(byRoute.values().iterator().next().when(Optional.empty()))
                : List.copyOf(byRoute.values());
    }

    private ApiLookup.Served mapped(Asked asked, List<TargetResult> gaps) {
        List<Observed<List<DomainMapping>>> looks = asked.facts().mappings();
        if (!isSeen(looks) && !allAbsent(looks)) {
            return new ApiLookup.Served.None(notLooked(looks));
        }
        if (looks.getFirst().seen().isEmpty()) { // the older service does not show what the newer one maps
            NotLookedAt.first(looks.getFirst()).ifPresent(gaps::add);
        }
        return by(seen(looks), asked);
    }

    private ApiLookup.Served by(List<DomainMapping> mappings, Asked asked) {
        Foreign url = asked.url();
        List<String> path = parts(url.path());
        Optional<DomainMapping> best = mappings.stream().filter(mapping -> begins(path, parts(mapping.path())))
                .max(Comparator.comparingInt(mapping -> parts(mapping.path()).size()));
        if (best.isEmpty()) {
            return new ApiLookup.Served.None(
                    new TargetResult.NotFound(Message.of("target.no-mapping", asked.domain(), url.path()),
                            mappings.isEmpty()
                                    ? Message.of("target.next.no-mappings")
                                    : Message.of("target.next.mappings",
                                            mappings.stream().map(mapping -> "/" + mapping.path()).distinct()
                                                    .sorted().toList()),
                            ""));
        }
        List<String> rest = path.subList(parts(best.get().path()).size(), path.size());
        if (best.get().stage().isEmpty() && !rest.isEmpty()) {
            return apis.mapped(best.get().apiId(), rest.getFirst(), joined(rest.subList(1, rest.size())),
                    asked.method(), url.url());
        }
        return apis.mapped(best.get().apiId(), best.get().stage(), joined(rest), asked.method(), url.url());
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
