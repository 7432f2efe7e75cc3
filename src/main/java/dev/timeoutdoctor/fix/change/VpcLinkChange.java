package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another VPC link of the account in place of the one that a private integration uses. A link cannot be repaired or led elsewhere
 * (AWS: API Gateway developer guide, VPC links; API reference, patch operations, UpdateIntegration, UpdateVpcLink).
 */
final class VpcLinkChange implements ChangeType {

    @Override
    public ChangeKind kind() {
        return ChangeKind.VPC_LINK;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route();
        Optional<Integration> integration = reading.integration().filter(Integration::usesVpcLink);
        Optional<BackendReference> backend = reading.backend();
        if (route.isEmpty() || integration.isEmpty() || backend.isEmpty()) {
            return new Offer.NotHere(Message.of("change.private-link-rules.no-link"));
        }
        Optional<LinkSpot> spot = LinkSpot.of(route.get(), integration.get());
        if (spot.isEmpty()) {
            return new Offer.NotHere(Message.of("change.vpc-link.mixed", integration.get().connectionId()));
        }
        AwsCall list = backend.get().newerLink()
                ? AwsCall.of("apigatewayv2", "GetVpcLinks", route.get().region(), Map.of())
                : AwsCall.of("apigateway", "GetVpcLinks", route.get().region(), Map.of("limit", 500));
        return Looked.at(reading, list, links -> Looked.at(reading, spot.get().read(),
                now -> offer(reading, route.get(), spot.get(), now, LinkChoice.links(links))));
    }

    private static Offer offer(Reading reading, Route route, LinkSpot spot, JsonNode now, List<VpcLink> links) {
        String present = spot.id(now);
        Optional<VpcLink> used = links.stream().filter(link -> link.id().equals(present)).findFirst();
        List<LinkChoice> choices = choices(reading, spot, now, links);
        if (choices.isEmpty()) {
            return new Offer.NotHere(Message.of("change.vpc-link.none", route.region()));
        }
        if (choices.stream().allMatch(choice -> choice.id().equals(present))) {
            return new Offer.AlreadySo(Message.of("change.vpc-link.already", present));
        }
        Edit edit = Edit.of(spot.edit(), spot.read(), now, spot.shown(), spot.editable());
        Optional<SelfDeploying> stage = spot.ofRoute()
                ? Optional.of(SelfDeploying.of(reading, route))
                : Optional.empty();
        VpcLinkRecipe recipe = new VpcLinkRecipe(reading, route, spot, stage, used, choices);
        ObjectNode goal = used.filter(LinkChoice::available).isPresent()
                ? edit.goal()
                : suggested(choices).map(id -> recipe.field().with(edit.goal(), id)).orElseGet(edit::goal);
        return new Offer.Ready(Draft.of(recipe, reading.ways(), List.of(edit.to(goal))));
    }

    private static List<LinkChoice> choices(Reading reading, LinkSpot spot, JsonNode now, List<VpcLink> links) {
        boolean named = spot.ofMethod()
                && reading.backend().filter(backend -> !backend.balancerName().isEmpty()).isPresent()
                && !now.has("integrationTarget");
        List<LinkChoice> choices = new ArrayList<>();
        links.stream().filter(LinkChoice::available).forEach(link -> choices
                .add(LinkChoice.of(reading, link, named ? dnsName(reading, link, spot.read().region()) : "")));
        return List.copyOf(choices);
    }

    private static String dnsName(Reading reading, VpcLink link, String region) {
        return link.targetArns().stream().findFirst()
                .map(arn -> AwsCall.of("elbv2", "DescribeLoadBalancers", region,
                        Map.of("LoadBalancerArns", List.of(arn))))
                .flatMap(read -> reading.look().apply(read).seen())
                .map(balancer -> Json.text(balancer, "DNSName")).orElse("");
    }

    /** The one link that leads where it shall; where that cannot be told, the only one there is. */
    private static Optional<String> suggested(List<LinkChoice> choices) {
        Optional<LinkChoice> fitting = choices.stream().filter(LinkChoice::fits).findFirst();
        boolean only = choices.size() == 1 && choices.getFirst().fit().isEmpty();
        return fitting.or(() -> only ? Optional.of(choices.getFirst()) : Optional.empty()).map(LinkChoice::id);
    }
}
