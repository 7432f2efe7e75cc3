package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.DeploymentIds;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.VpcLink;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway's VPC links: the first kind in v1, the second in v2 (AWS: VpcLink in both API references). */
final class VpcLinkService {

    /** How long a new link is PENDING, in simulated time; with AWS it is minutes. */
    private static final Duration MAKING = Duration.ofSeconds(3);

    /** How long a link is DELETING, in simulated time; with AWS it is minutes. */
    private static final Duration DELETING = Duration.ofSeconds(60);

    private final Simulation simulation;

    VpcLinkService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("apigateway", "GetVpcLinks", "GET", "/vpclinks",
                        call -> Reply.ok(Page.of(call.request(), all("V1"), this::first))),
                RestRoute.of("apigateway", "GetVpcLink", "GET", "/vpclinks/{link}",
                        call -> Reply.ok(first(link(call, "V1")))),
                RestRoute.of("apigateway", "CreateVpcLink", "POST", "/vpclinks", this::create),
                RestRoute.of("apigateway", "DeleteVpcLink", "DELETE", "/vpclinks/{link}", this::delete),
                RestRoute.of("apigatewayv2", "DeleteVpcLink", "DELETE", "/v2/vpclinks/{link}", this::deleteNewer),
                RestRoute.of("apigatewayv2", "GetVpcLinks", "GET", "/v2/vpclinks",
                        call -> Reply.ok(Items.of(call.request(), all("V2"), this::second))),
                RestRoute.of("apigatewayv2", "GetVpcLink", "GET", "/v2/vpclinks/{link}",
                        call -> Reply.ok(second(link(call, "V2")))));
    }

    private List<VpcLink> all(String version) {
        return simulation.account().network().vpcLinks().stream().filter(link -> link.version().equals(version))
                .toList();
    }

    private VpcLink link(RestCall call, String version) {
        return all(version).stream().filter(link -> link.id().equals(call.path("link"))).findFirst()
                .orElseThrow(() -> Refusal.notFound(version.equals("V1")
                        ? "Invalid Vpc Link identifier specified"
                        : "Unable to find VpcLink by key " + call.path("link")));
    }

    private Reply create(RestCall call) {
        JsonNode input = call.request().json();
        String name = input.path("name").asString("");
        List<String> targets = input.path("targetArns").valueStream().map(each -> each.asString("")).toList();
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            boolean known = targets.size() == 1 && account.network().loadBalancer(targets.getFirst())
                    .filter(LoadBalancer::isNetwork).isPresent();
            if (name.isEmpty() || !known) {
                throw Refusal.badRequest("A VPC link needs a name and the ARN of one Network Load Balancer");
            }
            int count = account.network().vpcLinks().size();
            String id = DeploymentIds.next(count, taken -> account.network().vpcLink(taken).isPresent());
            return account.with(account.network().withVpcLink(new VpcLink(id, name, "V1", "AVAILABLE", "", targets,
                    List.of(), List.of(), now, now.plus(simulation.onTheClock(MAKING)), Optional.empty())));
        });
        return Reply.json(202, first(after.network().vpcLinks().getLast()));
    }

    /** A link of the first kind cannot go while a method names it (AWS: re:Post, delete VPC link); the words and the status are not verified. */
    private Reply delete(RestCall call) {
        VpcLink link = link(call, "V1");
        delete(link, account -> {
            List<String> named = account.namingLink(link.id());
            if (!named.isEmpty()) {
                throw Refusal.badRequest("Cannot delete vpc link. Vpc link '" + link.id() + "', is referenced in "
                        + named + " in format of [Method:Resource:Stage].");
            }
        });
        return new Reply(202, Map.of(), "");
    }

    /** AWS's service model knows no conflict here: a link of the second kind goes even while it is used. */
    private Reply deleteNewer(RestCall call) {
        delete(link(call, "V2"), account -> {
        });
        return Reply.json(202, Json.object());
    }

    private void delete(VpcLink link, Consumer<Account> refusing) {
        Instant gone = simulation.now().plus(simulation.onTheClock(DELETING));
        simulation.store().change(account -> {
            refusing.accept(account);
            return account.with(account.network().withVpcLink(link.id(),
                    old -> old.isDeleting() ? old : old.leavingUntil(gone)));
        });
    }

    /**
     * Refuses a deployment while one of the links that it names is DELETING (AWS: API Gateway API reference, VpcLink, status: deploying
     * an API will fail). That it is this error, in these words, and that the same holds for HTTP APIs, is not verified.
     */
    static void refuseDeleting(Account account, Set<String> named) {
        account.network().vpcLinks().stream().filter(link -> link.isDeleting() && named.contains(link.id())).findFirst()
                .ifPresent(link -> {
                    throw new Refusal(409, "ConflictException", "Cannot deploy: VPC link " + link.id() + " ("
                            + link.name() + ") is DELETING. Use another VPC link.");
                });
    }

    private ObjectNode first(VpcLink link) {
        String status = link.statusAt(simulation.now());
        ObjectNode node = Json.object().put("id", link.id()).put("name", link.name());
        link.targetArns().forEach(node.putArray("targetArns")::add);
        node.put("status", status);
        node.put("statusMessage", status.equals("AVAILABLE") ? "Your vpc link is ready for use" : link.statusMessage());
        node.set("tags", Json.texts(simulation.account().stackTags(link.id())));
        return node;
    }

    private ObjectNode second(VpcLink link) {
        ObjectNode node = Json.object().put("createdDate", Json.iso(link.created())).put("name", link.name());
        link.securityGroupIds().forEach(node.putArray("securityGroupIds")::add);
        link.subnetIds().forEach(node.putArray("subnetIds")::add);
        node.set("tags", Json.texts(simulation.account().stackTags(link.id())));
        String status = link.statusAt(simulation.now());
        return node.put("vpcLinkId", link.id()).put("vpcLinkStatus", status)
                .put("vpcLinkStatusMessage", status.equals("AVAILABLE")
                        ? "VPC link is ready to route traffic"
                        : link.statusMessage())
                .put("vpcLinkVersion", "V2");
    }
}
