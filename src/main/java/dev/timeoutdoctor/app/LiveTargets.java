package dev.timeoutdoctor.app;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.target.RequestUrl;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.findrequest.Targets;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Finds targets through a connection. */
final class LiveTargets implements Targets {

    @Override
    public Lookup find(Connection connection, String url, String method) {
        return switch (finder(connection).find(url, method)) {
            case TargetResult.Found found ->
                new Lookup.Found(found.route(), name(connection, found.route()), found.url());
            case TargetResult.NotFound none -> new Lookup.NotFound(none.what(), none.next(), none.detail());
            case TargetResult.NotLooked none -> new Lookup.NotFound(none.what(), none.next(), none.detail());
        };
    }

    @Override
    public Listing<Api> apis(Connection connection) {
        return listing(finder(connection).apis(),
                apis -> apis.stream().map(api -> new Api(api.id(), api.name(), ApiType.REST)).toList());
    }

    @Override
    public Listing<String> stages(Connection connection, Api api) {
        return listing(finder(connection).stages(api.id()), stages -> stages.stream().map(Stage::name).toList());
    }

    @Override
    public Listing<Method> methods(Connection connection, Api api) {
        return listing(finder(connection).methods(api.id()), LiveTargets::methods);
    }

    @Override
    public Lookup pick(Connection connection, Api api, String stage, Method method) {
        ApiMethod picked = new ApiMethod(method.resourceId(), method.path(), method.httpMethod(), "", "", false,
                Integration.NONE);
        String request = method.httpMethod().equals("ANY") ? "GET" : method.httpMethod();
        Route route = finder(connection).route(api.id(), stage, picked, request);
        return new Lookup.Found(route, api.name(), address(connection, route));
    }

    private static TargetFinder finder(Connection connection) {
        return new TargetFinder(connection.reader(), connection.region(), connection.identity().account());
    }

    private static String name(Connection connection, Route route) {
        return finder(connection).apis().seen().orElse(List.of()).stream().filter(api -> api.id().equals(route.apiId()))
                .map(api -> api.name()).findFirst().orElse(route.apiId());
    }

    /** The lab and emulators answer requests at an address of their own. */
    static String address(Connection connection, Route route) {
        String path = "/_aws/execute-api/" + route.apiId() + "/" + route.stage() + route.resourcePath();
        return switch (connection.place()) {
            case Place.PracticeLab lab ->
                URI.create(connection.startUrl()).resolve("/").toString().replaceAll("/$", "") + path;
            case Place.Account account ->
                account.emulator().map(endpoint -> endpoint.toString().replaceAll("/$", "") + path)
                        .orElseGet(() -> RequestUrl.of(route));
            case Place.Bundle bundle -> RequestUrl.of(route);
        };
    }

    private static List<Method> methods(ApiDefinition definition) {
        return definition.methods().stream()
                .map(method -> new Method(method.resourceId(), method.path(), method.httpMethod()))
                .toList();
    }

    private static <T, R> Listing<R> listing(Observed<T> observed, Function<T, List<R>> entries) {
        return switch (observed) {
            case Observed.Seen<T> seen -> new Listing.Entries<>(entries.apply(seen.value()));
            case Observed.Absent<T> absent -> new Listing.Entries<>(List.of());
            case Observed.Denied<T> denied -> new Listing.Unreadable<>(Message.of("app.list.denied", denied.action()),
                    Message.of("app.list.denied.next"), denied.message());
            case Observed.Failed<T> failed -> new Listing.Unreadable<>(Message.of("app.list.failed"),
                    Message.of("app.list.failed.next"), failed.message());
            case Observed.NotAsked<T> notAsked ->
                new Listing.Unreadable<>(notAsked.why(), Message.of("app.list.failed.next"), "");
            case Observed.NotHere<T> notHere ->
                new Listing.Unreadable<>(notHere.why(), Message.of("app.list.failed.next"), "");
        };
    }
}
