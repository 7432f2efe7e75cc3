package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Provisioned;
import dev.timeoutdoctor.lab.account.LambdaFunction.Version;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import dev.timeoutdoctor.lab.traffic.Call.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs functions: which version, cold or warm, how long, and whether there is room for the run at all. */
final class FunctionRuns {

    private static final Pattern ADDRESS = Pattern.compile(":function:([^:/]+)(?::([^:/]+))?(?:/|$)");

    private final Conditions conditions;
    private final Account account;
    private final Journal journal;
    private final RandomGenerator chance;

    FunctionRuns(Conditions conditions) {
        this.conditions = conditions;
        this.account = conditions.account();
        this.journal = conditions.journal();
        this.chance = conditions.chance();
    }

    /** A function and the qualifier it is called with, which may be empty. */
    record Called(LambdaFunction function, String qualifier) {}

    /** The name in an integration's URI or a function's ARN; empty where it is neither. */
    static Optional<String> name(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        return address.find() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** The function that the address names, with a qualifier that it has. */
    Optional<Called> called(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        if (!address.find()) {
            return Optional.empty();
        }
        String qualifier = address.group(2) == null ? "" : address.group(2);
        return account.function(address.group(1))
                .filter(function -> qualifier.isEmpty() || function.alias(qualifier).isPresent()
                        || function.version(qualifier).isPresent())
                .map(function -> new Called(function, qualifier));
    }

    static boolean mayBeInvoked(Called called, String sourceArn) {
        Stream<String> allowed = called.function().qualifiers().permissions().stream()
                .filter(one -> one.qualifier().equals(called.qualifier())).map(LambdaFunction.Permission::sourceArn);
        return Stream.concat(called.function().invokedBy().stream(), allowed).anyMatch(
                pattern -> sourceArn.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }

    /** Whether all concurrency is in use: the function's own where it has some, else what others leave of the account's. */
    boolean isThrottled(LambdaFunction function, Instant now) {
        int reserved = function.reservedConcurrency();
        if (reserved == LambdaFunction.UNRESERVED) {
            int elsewhere = account.functions().stream().mapToInt(LambdaFunction::reservedConcurrency)
                    .filter(count -> count != LambdaFunction.UNRESERVED).sum();
            List<String> sharing = account.functions().stream()
                    .filter(each -> each.reservedConcurrency() == LambdaFunction.UNRESERVED).map(LambdaFunction::name)
                    .toList();
            return journal.running(sharing, now) >= account.quotas().concurrentExecutions() - elsewhere;
        }
        return reserved == 0 || journal.running(List.of(function.name()), now) >= reserved;
    }

    Invocation run(Called called, Duration offset, Instant now) {
        LambdaFunction function = called.function();
        Version version = version(called, now);
        Duration limit = version.settings().timeout();
        int megabytes = version.settings().memoryMegabytes();
        Duration work = hangs(function)
                ? limit.plusSeconds(1)
                : version.work().duration(chance.nextDouble(), megabytes);
        boolean timedOut = work.compareTo(limit) > 0;
        int needed = version.work().memoryNeeded() - chance.nextInt(0, 6);
        return new Invocation(function.name(), called.qualifier(), version.number(), new Ids(chance).uuid(), offset,
                isWarm(called, version, now) ? Duration.ZERO : version.work().init(), timedOut ? limit : work, timedOut,
                new Memory(megabytes, Math.min(megabytes, Math.max(1, needed))), function.traits().logFormat());
    }

    /** A function in a VPC waits without end for a service that it cannot reach. */
    private boolean hangs(LambdaFunction function) {
        List<String> subnets = function.traits().subnetIds();
        if (subnets.isEmpty()) {
            return false;
        }
        String subnet = subnets.get(chance.nextInt(subnets.size()));
        return function.traits().calls().stream().anyMatch(service -> !account.network().vpc().reaches(subnet,
                function.traits().securityGroupIds(), service));
    }

    private boolean isWarm(Called called, Version version, Instant now) {
        Provisioned provisioned = called.function().qualifiers().provisioned().get(called.qualifier());
        if (provisioned != null && provisioned.readyAt(now)) {
            return true;
        }
        LambdaFunction function = called.function();
        Instant since = now.minus(conditions.onTheClock(function.traits().staysWarm()));
        boolean changing = version.number().equals(LambdaFunction.LATEST);
        return journal.idleEnvironments(function.name(), version.number(),
                changing && function.lastModified().isAfter(since) ? function.lastModified() : since, now) > 0;
    }

    private Version version(Called called, Instant now) {
        LambdaFunction function = called.function();
        String number = function.alias(called.qualifier()).map(this::share).orElse(called.qualifier());
        return number.isEmpty() || number.equals(LambdaFunction.LATEST)
                ? function.effectiveAt(now)
                : function.version(number).orElseThrow();
    }

    /** The alias's own version, or by chance one of those that have a share. */
    private String share(Alias alias) {
        double point = chance.nextDouble();
        for (Map.Entry<String, Double> weight : new TreeMap<>(alias.weights()).entrySet()) {
            point -= weight.getValue();
            if (point < 0) {
                return weight.getKey();
            }
        }
        return alias.version();
    }
}
