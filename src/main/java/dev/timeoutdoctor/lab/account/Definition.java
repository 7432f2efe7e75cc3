package dev.timeoutdoctor.lab.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** The methods whose integrations name a VPC link, each with its resource: {@code GET:x6c8v0}. */
    List<String> methodsThrough(String linkId) {
        return resources.stream().flatMap(resource -> resource.methods().entrySet().stream()
                .filter(method -> method.getValue().integration().link().filter(linkId::equals).isPresent())
                .map(method -> method.getKey() + ":" + resource.id())).toList();
    }

    /** The VPC links that integrations name. */
    public Set<String> links() {
        return resources.stream().flatMap(resource -> resource.methods().values().stream())
                .flatMap(method -> method.integration().link().stream()).collect(Collectors.toSet());
    }

    public Definition with(Resource changed) {
        return new Definition(
                resources.stream().map(resource -> resource.id().equals(changed.id()) ? changed : resource).toList(),
                gatewayResponses);
    }
}
