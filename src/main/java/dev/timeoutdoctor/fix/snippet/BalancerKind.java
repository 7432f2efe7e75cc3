package dev.timeoutdoctor.fix.snippet;

import java.util.List;

/** Whether a Network Load Balancer's security groups also rule over traffic that comes through PrivateLink. */
final class BalancerKind implements Kind {

    private static final String ENFORCE = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";

    private static final Table CLOUDFORMATION = Table.same(ENFORCE, "SecurityGroups");
    private static final Table TERRAFORM = Table.of(ENFORCE,
            "enforce_security_group_inbound_rules_on_private_link_traffic", "SecurityGroups", "security_groups");

    @Override
    public Form cloudFormation(Part part) {
        return form(part, CLOUDFORMATION, "AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    @Override
    public Form terraform(Part part) {
        return form(part, TERRAFORM, "aws_lb");
    }

    /** The call has to name the groups although it leaves them as they are. */
    private static Form form(Part part, Table table, String type) {
        List<Touched> sent = part.sentWithout("LoadBalancerArn").stream().filter(one -> one.first().equals(ENFORCE))
                .toList();
        return Form.of(new Resource(type, "LoadBalancer", BalancerAttributesKind.label(part), false,
                table.values(sent)));
    }
}
