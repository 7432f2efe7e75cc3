package dev.timeoutdoctor.lab.account;

import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.protocol.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a stack of a scenario's file. Load balancers and target groups are named there, and known by their ARNs. */
final class StackBlueprint {

    private final Account account;
    private final Instant start;

    StackBlueprint(Account account, Instant start) {
        this.account = account;
        this.start = start;
    }

    Stack read(Fields in) {
        String name = in.text("name");
        Instant created = start.minus(in.duration("before"));
        return in.complete(new Stack(name, "arn:aws:cloudformation:" + account.region() + ":" + account.id()
                + ":stack/" + name + "/" + in.text("uuid"), in.list("resources", each -> member(each, created))));
    }

    private Stack.Member member(Fields in, Instant created) {
        String type = in.text("type");
        return in.complete(new Stack.Member(in.text("logicalId"), type, physicalId(type, in.text("physicalId")),
                created, in.has("drift")
                        ? drift(in.object("drift"))
                        : new Stack.Drift("NOT_CHECKED", Optional.empty(), "{}", List.of())));
    }

    private String physicalId(String type, String name) {
        Network network = account.network();
        return switch (type) {
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> network.loadBalancers().stream()
                    .filter(each -> each.name().equals(name)).map(LoadBalancer::arn).findFirst().orElseThrow();
            case "AWS::ElasticLoadBalancingV2::TargetGroup" -> network.targetGroups().stream()
                    .filter(each -> each.name().equals(name)).map(TargetGroup::arn).findFirst().orElseThrow();
            default -> name;
        };
    }

    private Stack.Drift drift(Fields in) {
        List<Stack.Difference> differences = in.has("differences")
                ? in.list("differences", each -> each.complete(
                        new Stack.Difference(each.text("path"), each.text("expected"), each.text("actual"))))
                : List.of();
        return in.complete(new Stack.Drift(differences.isEmpty() ? "IN_SYNC" : "MODIFIED",
                Optional.of(start.minus(in.duration("before"))), Json.write(in.raw("properties")), differences));
    }
}
