package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.target.RequestUrl.Logged;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a method by what stands behind it or was left by it: the function that it calls, a line of an execution log. */
final class ReverseLookup {

    /** AWS: set up CloudWatch logging for REST APIs. */
    private static final String EXECUTION_LOGS = "API-Gateway-Execution-Logs_";
    private static final int MOST_GROUPS = 20;
    private static final int MOST_APIS = 10;
    private static final Duration BACK = Duration.ofDays(3);

    private final ApiReads reads;
    private final ApiLookup apis;
    private final String region;
    private final InstantSource clock;

    ReverseLookup(ApiReads reads, ApiLookup apis, String region, InstantSource clock) {
        this.reads = reads;
        this.apis = apis;
        this.region = region;
        this.clock = clock;
    }

    /** The methods that call a function, of the APIs that its policy lets invoke it. */
    TargetResult function(RequestUrl.Function function, String method) {
        Observed<FunctionPolicy> policy = reads.policy(function.region().isEmpty() ? region : function.region(),
                function.name(), function.qualifier());
        if (policy instanceof Observed.Absent<FunctionPolicy>) {
            return new TargetResult.NotFound(Message.of("target.function-without-policy", function.name()),
                    Message.of("target.next.pick"), "");
        }
        Optional<TargetResult> problem = NotLookedAt.first(policy);
        if (problem.isPresent()) {
            return problem.get();
        }
        List<ApiPart> callers = policy.seen().orElseThrow().statements().stream()
                .flatMap(statement -> statement.sourceArns().stream()).flatMap(arn -> PastedArn.read(arn).stream())
                .flatMap(read -> read instanceof ApiPart part ? Stream.of(part) : Stream.empty()).toList();
        List<Choice> choices = new ArrayList<>();
        List<TargetResult> gaps = new ArrayList<>();
        callers.stream().map(part -> part.region() + " " + part.apiId()).distinct().limit(MOST_APIS)
                .forEach(caller -> {
                    String[] parts = caller.split(" ", 2);
                    switch (apis.api(parts[0], parts[1])) {
                        case ApiLookup.Api.Known known ->
                            choices.addAll(calling(known.facts(), function.name(), method));
                        case ApiLookup.Api.Not not -> gaps.add(not.why());
                    }
                });
        return NotLookedAt.beside(choices.isEmpty()
                ? new TargetResult.NotFound(Message.of("target.function-without-api", function.name()),
                        Message.of("target.next.pick"), "")
                : ApiLookup.chosen(choices, Message.of("target.choices.function", function.name())), gaps);
    }

    private static List<Choice> calling(ApiFacts facts, String function, String method) {
        String name = ":function:" + function;
        return facts.stageNames().stream()
                .flatMap(stage -> facts.methods().methods().stream()
                        .filter(each -> names(each.integration().uri(), name))
                        .map(each -> choice(facts, stage, each, method)))
                .toList();
    }

    private static boolean names(String uri, String name) {
        int at = uri.indexOf(name);
        return at >= 0 && (at + name.length() == uri.length() || "/:".indexOf(uri.charAt(at + name.length())) >= 0);
    }

    private static Choice choice(ApiFacts facts, String stage, ApiMethod each, String method) {
        return facts.choice(stage, each, method, "", List.of());
    }

    /** The request behind a log line: its id is looked for in every execution log, its path in every API where there are few. */
    TargetResult logged(Logged line, String method) {
        if (!line.requestId().isEmpty()) {
            Observed<List<String>> groups = reads.logGroups(region, EXECUTION_LOGS);
            Optional<TargetResult> problem = NotLookedAt.first(groups);
            if (problem.isPresent() && line.path().isEmpty()) {
                return problem.get();
            }
            List<String> names = groups.seen().orElse(List.of());
            List<TargetResult> gaps = new ArrayList<>();
            Optional<TargetResult> found = names.stream().limit(MOST_GROUPS)
                    .flatMap(group -> inGroup(group, line, method, gaps).stream()).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (line.path().isEmpty()) {
                return NotLookedAt.beside(new TargetResult.NotFound(
                        Message.of("target.log.not-found", line.requestId(), Math.min(names.size(), MOST_GROUPS),
                                names.size(), BACK),
                        Message.of("target.next.url-of-log"), ""), gaps);
            }
        }
        return byPath(line);
    }

    private Optional<TargetResult> inGroup(String group, Logged line, String method, List<TargetResult> gaps) {
        Instant now = clock.instant();
        Observed<LogLines> lines = reads.logLines(region, group, line.requestId(), now.minus(BACK), now);
        NotLookedAt.first(lines).ifPresent(gaps::add);
        List<String> messages = lines.seen().map(LogLines::lines).orElse(List.of()).stream()
                .map(LogLines.LogLine::message).toList();
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        Logged told = messages.stream().flatMap(message -> PastedLog.read(message).stream())
                .flatMap(read -> read instanceof Logged logged ? Stream.of(logged) : Stream.empty())
                .filter(logged -> !logged.path().isEmpty()).findFirst().orElse(line);
        String[] api = group.substring(EXECUTION_LOGS.length()).split("/", 2);
        return Optional.of(apis.part(
                new ApiPart(api[0], "", api.length > 1 ? api[1] : "", told.method(), told.path(), ""), method));
    }

    /** Methods of any API here that would serve the path; only where the account has few APIs, since each costs a look. */
    private TargetResult byPath(Logged line) {
        ApiList list = reads.apis(region);
        List<TargetResult> gaps = new ArrayList<>();
        list.unread().forEach(unread -> gaps.add(NotLookedAt.of(unread)));
        List<String> ids = list.apis().stream().map(each -> each.api().id()).toList();
        if (ids.size() > MOST_APIS) {
            return new TargetResult.NotFound(Message.of("target.log.many-apis", line.path(), ids.size()),
                    Message.of("target.next.url-of-log"), "");
        }
        String request = line.method().isEmpty() ? "GET" : line.method();
        List<Choice> choices = new ArrayList<>();
        for (String id : ids) {
            switch (apis.api("", id)) {
                case ApiLookup.Api.Known known -> choices.addAll(serving(known.facts(), line.path(), request));
                case ApiLookup.Api.Not not -> gaps.add(not.why());
            }
        }
        return NotLookedAt.beside(choices.isEmpty()
                ? new TargetResult.NotFound(Message.of("target.log.no-api", request, line.path(), ids.size()),
                        Message.of("target.next.url-of-log"), "")
                : ApiLookup.chosen(choices, Message.of("target.choices.path", line.path())), gaps);
    }

    private static List<Choice> serving(ApiFacts facts, String path, String method) {
        return RouteMatcher.match(facts.type(), facts.methods(), path, method).stream()
                .flatMap(found -> facts.stageNames().stream().map(stage -> choice(facts, stage, found, method)))
                .toList();
    }
}
