package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.VpcConfig;
import dev.timeoutdoctor.evidence.answer.NetworkAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What EC2 tells about the network of a function in a VPC, or of a load balancer. A route calls one of them or neither. */
final class VpcCollectors {

    private static final Set<EvidenceKey<?>> NEEDS = needs();

    private VpcCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                ofBoth(EvidenceKeys.SECURITY_GROUPS, "DescribeSecurityGroups", "GroupIds",
                        VpcConfig::securityGroupIds, NetworkAnswers::securityGroups),
                ofBoth(EvidenceKeys.SUBNETS, "DescribeSubnets", "SubnetIds", VpcConfig::subnetIds,
                        NetworkAnswers::subnets),
                new Collector<>(EvidenceKeys.NETWORK_INTERFACES, NEEDS, List.of("ec2:DescribeNetworkInterfaces"),
                        evidence -> ofBalancer(evidence, "DescribeNetworkInterfaces"),
                        source -> NetworkAnswers.interfaces(source.answer())),
                ofFunction(EvidenceKeys.ROUTE_TABLES, "DescribeRouteTables", "Filters", NetworkAnswers::routeTables),
                ofFunction(EvidenceKeys.NAT_GATEWAYS, "DescribeNatGateways", "Filter", NetworkAnswers::natGateways),
                ofFunction(EvidenceKeys.VPC_ENDPOINTS, "DescribeVpcEndpoints", "Filters",
                        NetworkAnswers::endpoints),
                ofEither(EvidenceKeys.NETWORK_ACLS, "DescribeNetworkAcls",
                        function -> inVpc("Filters", function.vpcId()), NetworkAnswers::acls));
    }

    private static Set<EvidenceKey<?>> needs() {
        Set<EvidenceKey<?>> needs = new HashSet<>(CalledFunction.NEEDS);
        needs.add(EvidenceKeys.FUNCTION);
        needs.add(EvidenceKeys.LOAD_BALANCER);
        return Set.copyOf(needs);
    }

    /** A function's own by their ids, a load balancer's VPC's all. */
    private static <T> Collector<T> ofBoth(EvidenceKey<T> key, String operation, String idsName,
            Function<VpcConfig, List<String>> ids, Function<JsonNode, T> reader) {
        return ofEither(key, operation, vpc -> Parameters.of(idsName, ids.apply(vpc)), reader);
    }

    /** What a function is asked about, or all of the load balancer's VPC. */
    private static <T> Collector<T> ofEither(EvidenceKey<T> key, String operation,
            Function<VpcConfig, Parameters> ofFunction, Function<JsonNode, T> reader) {
        return new Collector<>(key, NEEDS, List.of("ec2:" + operation),
                evidence -> evidence.get(EvidenceKeys.FUNCTION) instanceof Observed.NotHere<?>
                        ? ofBalancer(evidence, operation)
                        : function(evidence, operation, function -> ofFunction.apply(function.vpc())),
                source -> reader.apply(source.answer()));
    }

    private static <T> Collector<T> ofFunction(EvidenceKey<T> key, String operation, String filterName,
            Function<JsonNode, T> reader) {
        return new Collector<>(key, NEEDS, List.of("ec2:" + operation),
                evidence -> function(evidence, operation,
                        function -> inVpc(filterName, function.vpc().vpcId())),
                source -> reader.apply(source.answer()));
    }

    private static Ask function(EvidenceSet evidence, String operation,
            Function<FunctionConfiguration, Parameters> parameters) {
        return CalledFunction.ask(evidence, called -> called.inOwnAccount(Need.of(evidence, EvidenceKeys.FUNCTION,
                function -> function.inVpc()
                        ? parameters.apply(function).ask("ec2", operation, called.reference().region())
                        : new Ask.NotHere(Message.of("diagnosis.not-here.function-in-vpc")))));
    }

    private static Ask ofBalancer(EvidenceSet evidence, String operation) {
        return Need.of(evidence, EvidenceKeys.ROUTE, route -> Need.of(evidence, EvidenceKeys.LOAD_BALANCER,
                balancer -> inVpc("Filters", balancer.vpcId()).ask("ec2", operation, route.region())));
    }

    private static Parameters inVpc(String filterName, String vpcId) {
        Map<String, Object> filter = new LinkedHashMap<>(); // in one order always, since commands show it
        filter.put("Name", "vpc-id");
        filter.put("Values", List.of(vpcId));
        return Parameters.of(filterName, List.of(filter));
    }
}
