package dev.timeoutdoctor.lab.account;

import java.util.List;
import java.util.Optional;

/** What a deployment snapshots: all resources with their methods, and the gateway responses the owner changed. */
public record Definition(List<Resource> resources, List<GatewayResponse> gatewayResponses) {

    public Definition {
        resources = List.copyOf(resources);
        gatewayResponses = List.copyOf(gatewayResponses);
    }

    public Optional<Resource> resource(String id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    public Optional<GatewayResponse> gatewayResponse(String responseType) {
        return gatewayResponses.stream().filter(response -> response.responseType().equals(responseType)).findFirst();
    }

    public Definition with(Resource changed) {
        return new Definition(
                resources.stream().map(resource -> resource.id().equals(changed.id()) ? changed : resource).toList(),
                gatewayResponses);
    }
}
