package dev.timeoutdoctor.lab.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a deployment of an HTTP or WebSocket API snapshots: integrations and routes. */
public record HttpDefinition(List<HttpIntegration> integrations, List<HttpRoute> routes) {

    public HttpDefinition {
        integrations = List.copyOf(integrations);
        routes = List.copyOf(routes);
    }

    public Optional<HttpIntegration> integration(String id) {
        return integrations.stream().filter(integration -> integration.id().equals(id)).findFirst();
    }

    public Optional<HttpRoute> route(String id) {
        return routes.stream().filter(route -> route.id().equals(id)).findFirst();
    }

    /** The VPC links that integrations name. */
    public Set<String> links() {
        return integrations.stream()
                .filter(integration -> integration.setting("connectionType").orElse("").equals("VPC_LINK"))
                .flatMap(integration -> integration.setting("connectionId").stream()).collect(Collectors.toSet());
    }

    public HttpDefinition with(HttpIntegration changed) {
        return new HttpDefinition(integrations.stream()
                .map(integration -> integration.id().equals(changed.id()) ? changed : integration).toList(), routes);
    }

    public HttpDefinition plus(HttpIntegration made) {
        List<HttpIntegration> all = new ArrayList<>(integrations);
        all.add(made);
        return new HttpDefinition(all, routes);
    }

    public HttpDefinition without(HttpIntegration gone) {
        return new HttpDefinition(
                integrations.stream().filter(integration -> !integration.id().equals(gone.id())).toList(), routes);
    }

    public HttpDefinition with(HttpRoute changed) {
        return new HttpDefinition(integrations,
                routes.stream().map(route -> route.id().equals(changed.id()) ? changed : route).toList());
    }
}
