package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.network.Subnet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The network interfaces that functions, VPC links and load balancers have in the VPC, worked out from those. */
final class NetworkInterfaces {

    /** One interface in a subnet. */
    record Interface(String id, String description, String type, Subnet subnet, String address,
            List<String> securityGroupIds) {

        Interface {
            securityGroupIds = List.copyOf(securityGroupIds);
        }
    }

    private NetworkInterfaces() {}

    static List<Interface> of(Account account) {
        List<Interface> all = new ArrayList<>();
        for (LambdaFunction function : account.functions()) {
            subnets(account, function.traits().subnetIds()).forEach(subnet -> all.add(made(
                    "AWS Lambda VPC ENI-" + function.name(), "lambda", subnet, 40,
                    function.traits().securityGroupIds())));
        }
        account.network().vpcLinks().stream().filter(link -> link.version().equals("V2"))
                .filter(link -> !link.status().equals("INACTIVE"))
                .forEach(link -> subnets(account, link.subnetIds()).forEach(subnet -> all.add(made(
                        "VPC Link Interface: " + link.id(), "api_gateway_managed", subnet, 20,
                        link.securityGroupIds()))));
        account.network().loadBalancers()
                .forEach(balancer -> subnets(account, List.copyOf(balancer.zones().values()))
                        .forEach(subnet -> all.add(made("ELB " + balancer.dimension(),
                                balancer.isNetwork() ? "network_load_balancer" : "interface", subnet, 9,
                                balancer.securityGroupIds()))));
        return all;
    }

    private static Stream<Subnet> subnets(Account account, List<String> ids) {
        return ids.stream().flatMap(id -> account.network().vpc().subnet(id).stream());
    }

    private static Interface made(String description, String type, Subnet subnet, int host, List<String> groups) {
        String seed = UUID.nameUUIDFromBytes((description + subnet.id()).getBytes(StandardCharsets.UTF_8)).toString();
        return new Interface("eni-0" + seed.replace("-", "").substring(0, 16), description, type, subnet,
                subnet.address(host), groups);
    }
}
