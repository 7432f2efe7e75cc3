package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.target.RequestUrl.ExecuteApi;
import dev.timeoutdoctor.target.TargetResult.Choice;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds stage and method of an API whose id is known. */
final class ApiLookup {

    /** More choices than this help nobody. */
    private static final int SHOWN = 30;
    private static final String DEFAULT_STAGE = "$default";
    /** The method that is looked at where none is named. */
    static final String ASSUMED = "GET";
    /** Sent by browsers on their own account; nobody means it without naming it. */
    private static final String PREFLIGHT = "OPTIONS";

    private final ApiReads reads;
    private final String region;
    private final String account;

    ApiLookup(ApiReads reads, String region, String account) {
        this.reads = reads;
        this.region = region;
        this.account = account;
    }

    /** An API, or why there is none to look at. */
    sealed interface Api {

        record Known(ApiFacts facts) implements Api {}

        record Not(TargetResult why) implements Api {}
    }

    /** What serves a request, or why nothing does. */
    sealed interface Served {

        /**
         * Something does.
         *
         * @param why one sentence for where there are several
         */
        record By(List<Choice> choices, Message why) implements Served {

            public By {
                choices = List.copyOf(choices);
            }
        }

        record None(TargetResult why) implements Served {}

        default TargetResult result() {
            return switch (this) {
                case By by -> chosen(by.choices(), by.why());
                case None none -> none.why();
            };
        }
    }

    /** A way to read a URL: this stage, and this path below it. */
    private record Reading(String stage, String path) {}

    /**
     * What serves a URL.
     *
     * @param method the request's method, or a WebSocket API's route key; empty where nobody named one
     */
    TargetResult url(ExecuteApi url, String method) {
        return switch (api(url.region(), url.apiId())) {
            case Api.Known known -> url(known.facts(), url, method).result();
            case Api.Not not -> not.why();
        };
    }

    private Served url(ApiFacts facts, ExecuteApi url, String method) {
        List<Message> notes = facts.notes(!url.region().isEmpty(), region);
        return switch (facts.type()) {
            case WEBSOCKET -> webSocket(facts, url.stage(), method, url.url());
            case REST -> path(facts, new Reading(url.stage(), url.path()), method, url.url(), notes);
            case HTTP -> path(facts, reading(facts, url), method, url.url(), notes);
        };
    }

    /** AWS, routing API requests: the stage that the path begins with, and where there is none of this name {@code $default}. */
    private static Reading reading(ApiFacts facts, ExecuteApi url) {
        List<String> stages = facts.stageNames();
        return stages.contains(url.stage()) || !stages.contains(DEFAULT_STAGE)
                ? new Reading(url.stage(), url.path())
                : new Reading(DEFAULT_STAGE, url.wholePath());
    }

    /** What serves a path of an API on a stage that is known, for example from a custom domain's mapping. */
    Served mapped(String apiId, String stage, String path, String method, String url) {
        return switch (api(region, apiId)) {
            case Api.Known known when known.facts().type() == ApiType.WEBSOCKET ->
                webSocket(known.facts(), stage, method, url);
            case Api.Known known -> path(known.facts(), new Reading(stage, path), method, url, List.of());
            case Api.Not not -> new Served.None(not.why());
        };
    }

    /** What the named parts of an API come to: one method, or several to choose from. */
    TargetResult part(ApiPart part, String method) {
        return switch (api(part.region(), part.apiId())) {
            case Api.Known known -> part(known.facts(), part, method);
            case Api.Not not -> not.why();
        };
    }

    private TargetResult part(ApiFacts facts, ApiPart part, String method) {
        if (!part.stage().isEmpty() && !facts.stageNames().contains(part.stage())) {
            return unknownStage(facts, part.stage());
        }
        List<String> stages = part.stage().isEmpty() ? facts.stageNames() : List.of(part.stage());
        List<ApiMethod> methods = methods(facts, part);
        if (stages.isEmpty()) {
            return unknownStage(facts, "");
        }
        if (methods.isEmpty()) {
            return noMethod(facts, part.method(), part.path().isEmpty() ? part.element() : part.path());
        }
        String request = part.method().isEmpty() || part.method().equals("ANY") ? method : part.method();
        List<Message> notes = facts.notes(!part.region().isEmpty(), region);
        List<Choice> choices = stages.stream()
                .flatMap(stage -> methods.stream().map(each -> facts.choice(stage, each, request, "", notes))).toList();
        return chosen(choices, Message.of("target.choices.part", facts.name()));
    }

    private static List<ApiMethod> methods(ApiFacts facts, ApiPart part) {
        Stream<ApiMethod> all = facts.methods().methods().stream();
        if (!part.element().isEmpty()) {
            all = all.filter(method -> method.resourceId().equals(part.element())
                    || method.integration().integrationId().equals(part.element()));
        }
        List<ApiMethod> left = all.filter(method -> part.method().isEmpty() || part.method().equals(method.httpMethod())
                || method.httpMethod().equals("ANY") || method.httpMethod().isEmpty()).toList();
        if (part.path().isEmpty()) {
            return left;
        }
        List<ApiMethod> named = left.stream().filter(method -> method.path().equals(part.path())).toList();
        List<ApiMethod> exact = named.stream().filter(method -> method.httpMethod().equals(part.method())).toList();
        return !exact.isEmpty()
                ? exact
                : !named.isEmpty()
                        ? named
                        : RouteMatcher.match(facts.type(), facts.methods(), part.path(),
                                part.method().equals("ANY") ? "" : part.method());
    }

    private static Served path(ApiFacts facts, Reading reading, String method, String url, List<Message> notes) {
        if (!facts.stageNames().contains(reading.stage())) {
            return new Served.None(unknownStage(facts, reading.stage()));
        }
        String request = method.isEmpty() ? ASSUMED : method;
        List<Message> all = Stream.concat(notes.stream(), assumed(facts, reading.path(), method).stream()).toList();
        List<Choice> choices = RouteMatcher.match(facts.type(), facts.methods(), reading.path(), request).stream()
                .map(found -> facts.choice(reading.stage(), found, request, url, all)).toList();
        return choices.isEmpty()
                ? new Served.None(method.isEmpty()
                        ? noMethodNamed(facts, reading.path())
                        : noMethod(facts, method, reading.path()))
                : new Served.By(choices, Message.of("target.choices.rank", facts.name()));
    }

    /** Where nobody named a method, the others that the path has are worth saying. */
    private static Optional<Message> assumed(ApiFacts facts, String path, String method) {
        List<String> others = facts.methods().methods().stream().map(ApiMethod::httpMethod).distinct()
                .filter(other -> !other.isEmpty() && !other.equals("ANY") && !other.equals(ASSUMED)
                        && !other.equals(PREFLIGHT))
                .filter(other -> RouteMatcher.match(facts.type(), facts.methods(), path, other).stream()
                        .anyMatch(served -> served.httpMethod().equals(other)))
                .sorted().toList();
        return method.isEmpty() && !others.isEmpty()
                ? Optional.of(Message.of("target.note.assumed", ASSUMED, others))
                : Optional.empty();
    }

    /** A WebSocket API's URL names no route: messages do. */
    private Served webSocket(ApiFacts facts, String stage, String key, String url) {
        if (!facts.stageNames().contains(stage)) {
            return new Served.None(unknownStage(facts, stage));
        }
        List<ApiMethod> all = facts.methods().methods();
        List<ApiMethod> named = all.stream().filter(route -> route.path().equalsIgnoreCase(key)).toList();
        List<Message> notes = facts.notes(true, region);
        List<Choice> choices = (named.isEmpty() ? all : named).stream()
                .map(route -> facts.choice(stage, route, "", url, notes)).toList();
        return choices.isEmpty()
                ? new Served.None(noMethod(facts, key, ""))
                : new Served.By(choices, Message.of("target.choices.websocket", facts.name()));
    }

    /** The one target, or all of them to choose from. */
    static TargetResult chosen(List<Choice> choices, Message why) {
        if (choices.size() == 1) {
            Choice only = choices.getFirst();
            return new TargetResult.Found(only.route(), only.url(), Stream.concat(only.notes().stream(),
                    only.when().stream().map(when -> Message.of("target.note.when", when))).toList());
        }
        return new TargetResult.Choices(why, choices.stream().limit(SHOWN).toList(),
                Math.max(0, choices.size() - SHOWN));
    }

    /**
     * Reads an API; the newer service is asked only where the older one does not know it, or may not say whether it does.
     *
     * @param of the Region, or empty for the connection's
     */
    Api api(String of, String apiId) {
        String at = of.isEmpty() ? region : of;
        ApiReads.Rest rest = reads.rest(at, apiId);
        if (rest.settings() instanceof Observed.Absent<RestApi>) {
            return newer(at, apiId);
        }
        if (rest.settings() instanceof Observed.Denied<RestApi> && newer(at, apiId) instanceof Api.Known known) {
            return known;
        }
        return NotLookedAt.first(rest.settings(), rest.stages(), rest.methods()).<Api>map(Api.Not::new)
                .orElseGet(() -> new Api.Known(new ApiFacts(ApiType.REST, rest.settings().seen().orElseThrow(),
                        rest.stages().seen().orElseThrow(), rest.methods().seen().orElseThrow(), at, account)));
    }

    private Api newer(String at, String apiId) {
        ApiReads.Newer newer = reads.newer(at, apiId);
        if (!(newer.settings() instanceof Observed.Seen<HttpApiAnswers.Entry> seen)) {
            return new Api.Not(NotLookedAt.first(newer.settings())
                    .filter(why -> why instanceof TargetResult.NotLooked && !isMissing(newer.settings()))
                    .orElseGet(() -> unknownApi(at, apiId, newer.settings())));
        }
        return NotLookedAt.first(newer.stages(), newer.routes()).<Api>map(Api.Not::new)
                .orElseGet(() -> new Api.Known(
                        new ApiFacts(seen.value().type(), seen.value().api(), newer.stages().seen().orElseThrow(),
                                ApiDefinition.of(seen.value().type(), newer.routes().seen().orElseThrow(),
                                        newer.integrations().seen().orElseGet(ApiReads::noIntegrations)),
                                at, account)));
    }

    /** An emulator without the newer service has no API there. */
    private static boolean isMissing(Observed<?> look) {
        return look instanceof Observed.Failed<?> failed && failed.kind() == FailureKind.NOT_SUPPORTED;
    }

    private TargetResult unknownApi(String at, String apiId, Observed<?> other) {
        Message what = account.isEmpty()
                ? Message.of("target.unknown-api", apiId, at)
                : Message.of("target.unknown-api-in-account", apiId, at, account);
        return new TargetResult.NotFound(what, Message.of("target.next.account-or-region"), NotLookedAt.detail(other));
    }

    static TargetResult unknownStage(ApiFacts facts, String stage) {
        Message what = stage.isEmpty()
                ? Message.of("target.no-stage", facts.name())
                : Message.of("target.unknown-stage", facts.name(), stage);
        Message next = facts.stages().isEmpty()
                ? Message.of("target.next.no-stages")
                : Message.of("target.next.stages", facts.stageNames());
        return new TargetResult.NotFound(what, next, "");
    }

    private static TargetResult noMethodNamed(ApiFacts facts, String path) {
        return new TargetResult.NotFound(Message.of("target.no-method-named", facts.name(), ASSUMED, path),
                near(facts, path, "target.next.method"), "");
    }

    static TargetResult noMethod(ApiFacts facts, String httpMethod, String path) {
        return new TargetResult.NotFound(Message.of("target.no-method", facts.name(), httpMethod, path),
                near(facts, path, "target.next.methods"), "");
    }

    /** The methods whose paths are like the one asked for. */
    private static Message near(ApiFacts facts, String path, String key) {
        List<String> near = RouteMatcher.near(facts.methods(), path).stream().map(ApiMethod::label).toList();
        return near.isEmpty() ? Message.of("target.next.no-methods") : Message.of(key, near);
    }
}
