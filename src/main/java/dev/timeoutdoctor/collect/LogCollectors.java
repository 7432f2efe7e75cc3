package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.KnownErrors;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.answer.LogAnswers;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What API Gateway and the function logged. */
final class LogCollectors {

    /** In all; CloudWatch Logs gives the oldest lines first, so {@link #newest} looks at the end of a log that holds more. */
    private static final int LIMIT = 1_000;
    private static final String FAILURES = "?\"Execution failed\" ?\"Method completed with status: 5\"";
    private static final String REPORTS = "?REPORT ?\"Task timed out\" ?\"platform.report\"";

    /** Texts by which {@link KnownErrors} are found, whoever wrote the line. */
    private static final String KNOWN_ERRORS = KnownErrors.texts().stream().map(text -> "?\"" + text + "\"")
            .collect(Collectors.joining(" "));
    private static final String CANARY = "/Canary";
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final int MOST_REQUESTS = 10;
    private static final Pattern REQUEST_ID = Pattern.compile("\\((?<id>[A-Za-z0-9=_-]{4,64})\\) ");
    private static final Pattern LOG_GROUP = Pattern
            .compile("arn:[a-z-]+:logs:[a-z0-9-]+:\\d{12}:log-group:(?<name>[^:*]+)(:\\*)?");

    private final TimeWindow window;

    LogCollectors(TimeWindow window) {
        this.window = window;
    }

    List<Collector<?>> all() {
        return List.of(
                ofStage(EvidenceKeys.EXECUTION_LOG, (log, evidence) -> log.executionLog(evidence)),
                ofStage(EvidenceKeys.CANARY_EXECUTION_LOG, (log, evidence) -> log.canaryLog(evidence)),
                new Collector<LogLines>(EvidenceKeys.FAILED_REQUESTS,
                        Set.of(EvidenceKeys.ROUTE, EvidenceKeys.EXECUTION_LOG), List.of("logs:FilterLogEvents"),
                        this::failedRequests, LogAnswers::lines).closer(LogCollectors::newest),
                ofStage(EvidenceKeys.ACCESS_LOG, (log, evidence) -> log.accessLog(evidence)),
                ofStage(EvidenceKeys.CANARY_ACCESS_LOG, (log, evidence) -> log.canaryAccessLog(evidence)),
                ofFunction(EvidenceKeys.FUNCTION_ERRORS, KNOWN_ERRORS, LogAnswers::lines),
                ofFunction(EvidenceKeys.FUNCTION_REPORTS, REPORTS, LogAnswers::reports));
    }

    /** A log of the stage, since its deployment. */
    private Collector<LogLines> ofStage(EvidenceKey<LogLines> key,
            BiFunction<LogCollectors, EvidenceSet, Ask> ask) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE, EvidenceKeys.DEPLOYMENTS),
                List.of("logs:FilterLogEvents"),
                evidence -> ask.apply(since(ServedSince.of(evidence).moment()), evidence),
                LogAnswers::lines).closer(LogCollectors::newest);
    }

    /** Lines of the function's log, since it was changed. */
    private <T> Collector<T> ofFunction(EvidenceKey<T> key, String pattern, Function<Source, T> reader) {
        return new Collector<>(key, CalledFunction.needs(EvidenceKeys.FUNCTION), List.of("logs:FilterLogEvents"),
                evidence -> since(Changed.function(evidence)).ofFunction(evidence, pattern), reader)
                .closer(LogCollectors::newest);
    }

    private LogCollectors since(Instant change) {
        return new LogCollectors(Changed.since(window, change));
    }

    private Ask executionLog(EvidenceSet evidence) {
        return Need.route(evidence, route -> switch (route.apiType()) {
            // the group's name: AWS, "Set up CloudWatch logging for REST APIs"
            case REST -> filter(group(route), FAILURES, route.region());
            // unverified: no page of AWS names the group of a WebSocket API
            case WEBSOCKET -> filter("/aws/apigateway/" + route.apiId() + "/" + route.stage(), FAILURES,
                    route.region());
            case HTTP -> new Ask.NotHere(Message.of("collect.not-here.execution-log"));
        });
    }

    /** The suffix: AWS, "Set up an API Gateway canary release"; unverified that the rest is the stage's group's name, as AWS writes both in two ways. */
    private Ask canaryLog(EvidenceSet evidence) {
        return Need.restRoute(evidence,
                route -> Need.of(evidence, EvidenceKeys.STAGE, stage -> stage.canary().percentTraffic() > 0
                        ? filter(group(route) + CANARY, FAILURES, route.region())
                        : new Ask.NotHere(Message.of("diagnosis.not-here.canary"))));
    }

    private static String group(Route route) {
        return "API-Gateway-Execution-Logs_" + route.apiId() + "/" + route.stage();
    }

    /** All lines of some of the requests that failed, found by their ids. */
    private Ask failedRequests(EvidenceSet evidence) {
        return Need.restRoute(evidence, route -> Need.of(evidence, EvidenceKeys.EXECUTION_LOG, log -> {
            String ids = log.lines().stream().flatMap(line -> requestId(line.message())).distinct()
                    .limit(MOST_REQUESTS).map(id -> "?\"" + id + "\"").collect(Collectors.joining(" "));
            return ids.isEmpty()
                    ? new Ask.NotHere(Message.of("collect.not-here.failed-requests"))
                    : filter(log.group(), ids, route.region());
        }));
    }

    private static Stream<String> requestId(String message) {
        Matcher matcher = REQUEST_ID.matcher(message);
        return matcher.lookingAt() ? Stream.of(matcher.group("id")) : Stream.empty();
    }

    private Ask accessLog(EvidenceSet evidence) {
        return Need.of(evidence, EvidenceKeys.ROUTE,
                route -> Need.of(evidence, EvidenceKeys.STAGE, stage -> accessLog(stage, route, "")));
    }

    /** The suffix: AWS, "Set up an API Gateway canary release". */
    private Ask canaryAccessLog(EvidenceSet evidence) {
        return Need.restRoute(evidence,
                route -> Need.of(evidence, EvidenceKeys.STAGE, stage -> stage.canary().percentTraffic() > 0
                        ? accessLog(stage, route, CANARY)
                        : new Ask.NotHere(Message.of("diagnosis.not-here.canary"))));
    }

    private Ask accessLog(Stage stage, Route route, String suffix) {
        if (stage.accessLogDestination().isEmpty()) {
            return new Ask.NotHere(Message.of("collect.not-here.access-log"));
        }
        Matcher group = LOG_GROUP.matcher(stage.accessLogDestination());
        return group.matches()
                ? filter(group.group("name") + suffix, ofRoute(stage, route), route.region())
                : new Ask.Cannot(Message.of("collect.cannot.access-log", stage.accessLogDestination()));
    }

    /** The route's own lines, where the format names the route: its name stands in the line whatever the format is. */
    private static String ofRoute(Stage stage, Route route) {
        String format = stage.accessLogFormat();
        String name = format.contains("$context.resourcePath")
                ? route.resourcePath()
                : format.contains("$context.routeKey") ? route.routeKey() : "";
        return name.isEmpty() || name.contains("\"") ? "" : "\"" + name + "\"";
    }

    private Ask ofFunction(EvidenceSet evidence, String pattern) {
        return CalledFunction.ask(evidence,
                called -> called.inOwnAccount(Need.of(evidence, EvidenceKeys.FUNCTION,
                        function -> filter(function.logGroup(), pattern, called.reference().region()))));
    }

    /**
     * Where the limit cut off the newest lines: the same question about the end of the window. As many lines as may be read took the
     * time from the window's begin to the newest of them, so a little less of that, and half the window at most, is asked for.
     */
    private static Optional<AwsCall> newest(Source source) {
        LogLines read;
        try {
            read = LogAnswers.lines(source);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty(); // whoever reads the answer says why
        }
        JsonNode asked = source.call().parameters();
        long to = asked.path("endTime").asLong(0);
        Duration half = Duration.ofMillis(to - asked.path("startTime").asLong(0)).dividedBy(2);
        Duration less = read.window().length().multipliedBy(3).dividedBy(4);
        Duration span = half.compareTo(less) < 0 ? half : less;
        if (!read.cut() || span.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        ObjectNode closer = ((ObjectNode) asked).deepCopy().put("startTime", to - span.toMillis());
        return Optional
                .of(new AwsCall(source.call().service(), source.call().operation(), source.call().region(), closer));
    }

    private Ask filter(String group, String pattern, String region) {
        Parameters parameters = Parameters.of("logGroupName", group).and("startTime", window.from().toEpochMilli())
                .and("endTime", window.to().toEpochMilli());
        return (pattern.isEmpty() ? parameters : parameters.and("filterPattern", pattern)).and("limit", LIMIT)
                .ask("logs", "FilterLogEvents", region);
    }
}
