package dev.timeoutdoctor.lab.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A Lambda function.
 *
 * @param latest
 *            what $LATEST is, as last written
 * @param before
 *            what calls of $LATEST still get until {@code updateEnds}
 * @param reservedConcurrency
 *            {@link #UNRESERVED} where nothing is reserved
 * @param invokedBy
 *            source ARNs of the resource policy's statements for API Gateway
 * @param responseBody
 *            the body of its proxy answer
 * @param traits
 *            what the lab does not change
 */
public record LambdaFunction(String name, Version latest, Version before, Instant updateEnds, Instant lastModified,
        String revisionId, int reservedConcurrency, List<String> invokedBy, Qualifiers qualifiers, String responseBody,
        Traits traits) {

    public static final int UNRESERVED = -1;
    public static final String LATEST = "$LATEST";

    /** What UpdateFunctionConfiguration changes here: timeout in whole seconds, memory in MB, and the description. */
    public record Settings(Duration timeout, int memoryMegabytes, String description) {}

    /**
     * A version: its number (or $LATEST), its settings and how long its code works.
     *
     * @param published
     *            when it was made; of $LATEST nothing is meant by it
     */
    public record Version(String number, Settings settings, Work work, Instant published) {

        public Version withSettings(Settings changed) {
            return new Version(number, changed, work, published);
        }
    }

    /**
     * An alias.
     *
     * @param weights
     *            the share from 0 to 1 that other versions get
     * @param revisionId
     *            another one after every change
     */
    public record Alias(String name, String version, String description, Map<String, Double> weights,
            String revisionId) {

        public Alias {
            weights = Map.copyOf(weights);
        }
    }

    /**
     * What a call has let API Gateway do.
     *
     * @param qualifier
     *            the alias or version that it may call; empty for the function
     * @param statement
     *            how the statement is named in the policy
     * @param sourceArn
     *            which API's calls
     */
    public record Permission(String qualifier, String statement, String sourceArn) {}

    /**
     * Provisioned concurrency.
     *
     * @param updateEnds
     *            when the environments are there
     */
    public record Provisioned(int environments, Instant updated, Instant updateEnds) {

        public boolean readyAt(Instant now) {
            return !now.isBefore(updateEnds);
        }
    }

    /**
     * What Lambda does with asynchronous calls that fail.
     *
     * @param retries
     *            0 to 2; empty where it was not said
     * @param ageSeconds
     *            60 to 21600; empty where it was not said
     * @param destinations
     *            ARNs by {@code OnSuccess} and {@code OnFailure}
     */
    public record EventInvoke(OptionalInt retries, OptionalInt ageSeconds, Map<String, String> destinations,
            Instant updated) {

        public EventInvoke {
            destinations = Map.copyOf(destinations);
        }
    }

    /**
     * What stands beside $LATEST.
     *
     * @param provisioned
     *            provisioned concurrency by alias or version number
     * @param eventInvokes
     *            settings for asynchronous calls by alias, version number or $LATEST
     * @param permissions
     *            what was allowed beside {@code invokedBy}
     */
    public record Qualifiers(List<Version> versions, List<Alias> aliases, Map<String, Provisioned> provisioned,
            Map<String, EventInvoke> eventInvokes, List<Permission> permissions) {

        public Qualifiers {
            versions = List.copyOf(versions);
            aliases = List.copyOf(aliases);
            provisioned = Map.copyOf(provisioned);
            eventInvokes = Map.copyOf(eventInvokes);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * What the lab does not change.
     *
     * @param subnetIds
     *            empty where the function is in no VPC
     * @param calls
     *            names of the services that its code calls, as {@link dev.timeoutdoctor.lab.network.Vpc#reaches} has them
     * @param logFormat
     *            Text or JSON
     * @param codeSize
     *            of the package, in bytes
     * @param tracing
     *            Active or PassThrough
     * @param staysWarm
     *            how long an environment without work is kept for the next call; AWS does not say, and it varies
     */
    public record Traits(String runtime, String handler, String role, List<String> subnetIds,
            List<String> securityGroupIds, List<String> calls, String logFormat, int codeSize, String tracing,
            Duration staysWarm, Map<String, String> tags) {

        public Traits {
            subnetIds = List.copyOf(subnetIds);
            securityGroupIds = List.copyOf(securityGroupIds);
            calls = List.copyOf(calls);
            tags = Map.copyOf(tags);
        }
    }

    public LambdaFunction {
        invokedBy = List.copyOf(invokedBy);
    }

    public Settings settings() {
        return latest.settings();
    }

    /** What $LATEST is for a call at that moment. */
    public Version effectiveAt(Instant now) {
        return now.isBefore(updateEnds) ? before : latest;
    }

    public boolean updatingAt(Instant now) {
        return now.isBefore(updateEnds);
    }

    /** The revision of $LATEST: AWS gives another one when an update is through (aws/aws-sdk issue 377). */
    public String revisionAt(Instant now) {
        boolean updatedSince = updateEnds.isAfter(lastModified) && !updatingAt(now);
        return updatedSince
                ? UUID.nameUUIDFromBytes(revisionId.getBytes(StandardCharsets.UTF_8)).toString()
                : revisionId;
    }

    public Optional<Alias> alias(String aliasName) {
        return qualifiers.aliases().stream().filter(alias -> alias.name().equals(aliasName)).findFirst();
    }

    /** A published version, or $LATEST as last written. */
    public Optional<Version> version(String number) {
        return number.equals(LATEST)
                ? Optional.of(latest)
                : qualifiers.versions().stream().filter(version -> version.number().equals(number)).findFirst();
    }

    public LambdaFunction updated(Settings changed, Instant now, Instant ends, String newRevisionId) {
        return new LambdaFunction(name, latest.withSettings(changed), latest, ends, now, newRevisionId,
                reservedConcurrency, invokedBy, qualifiers, responseBody, traits);
    }

    public LambdaFunction withReservedConcurrency(int reserved) {
        return new LambdaFunction(name, latest, before, updateEnds, lastModified, revisionId, reserved, invokedBy,
                qualifiers, responseBody, traits);
    }

    private LambdaFunction with(Qualifiers changed) {
        return new LambdaFunction(name, latest, before, updateEnds, lastModified, revisionId, reservedConcurrency,
                invokedBy, changed, responseBody, traits);
    }

    /** With what $LATEST is now as the next version, but for the description where one is given. */
    public LambdaFunction published(Optional<String> description, Instant now) {
        List<Version> versions = new ArrayList<>(qualifiers.versions());
        Settings settings = new Settings(latest.settings().timeout(), latest.settings().memoryMegabytes(),
                description.orElse(latest.settings().description()));
        versions.add(new Version(String.valueOf(versions.size() + 1), settings, latest.work(), now));
        return with(new Qualifiers(versions, qualifiers.aliases(), qualifiers.provisioned(),
                qualifiers.eventInvokes(), qualifiers.permissions()));
    }

    public LambdaFunction with(Alias changed) {
        return withAliases(qualifiers.aliases().stream()
                .map(alias -> alias.name().equals(changed.name()) ? changed : alias).toList());
    }

    public LambdaFunction withAliases(List<Alias> changed) {
        return with(new Qualifiers(qualifiers.versions(), changed, qualifiers.provisioned(),
                qualifiers.eventInvokes(), qualifiers.permissions()));
    }

    public LambdaFunction withPermissions(List<Permission> changed) {
        return with(new Qualifiers(qualifiers.versions(), qualifiers.aliases(), qualifiers.provisioned(),
                qualifiers.eventInvokes(), changed));
    }

    public LambdaFunction withProvisioned(Map<String, Provisioned> changed) {
        return with(new Qualifiers(qualifiers.versions(), qualifiers.aliases(), changed, qualifiers.eventInvokes(),
                qualifiers.permissions()));
    }

    public LambdaFunction withEventInvokes(Map<String, EventInvoke> changed) {
        return with(new Qualifiers(qualifiers.versions(), qualifiers.aliases(), qualifiers.provisioned(), changed,
                qualifiers.permissions()));
    }
}
