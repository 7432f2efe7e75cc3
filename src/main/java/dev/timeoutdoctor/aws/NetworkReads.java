package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The reading operations about the way from a gateway to servers in a VPC: VPC links, load balancers, EC2's networks. */
final class NetworkReads {

    private static final int MOST_PAGES = 50;

    private final List<Operation<?>> operations = new ArrayList<>();

    private NetworkReads() {}

    static List<Operation<?>> all() {
        NetworkReads reads = new NetworkReads();
        reads.vpcLinks();
        reads.loadBalancers();
        reads.networks();
        return reads.operations;
    }

    /** Both kinds of links share one path (AWS: ARN format reference of API Gateway). */
    private void vpcLinks() {
        operations.add(Operation.of(Services.API_GATEWAY, "GetVpcLinks",
                software.amazon.awssdk.services.apigateway.model.GetVpcLinksRequest::builder,
                ApiGatewayClient::getVpcLinks, Paging.BY_POSITION, "apigateway:GET", "/vpclinks"));
        operations.add(Operation.of(Services.API_GATEWAY_V2, "GetVpcLinks",
                software.amazon.awssdk.services.apigatewayv2.model.GetVpcLinksRequest::builder,
                ApiGatewayV2Client::getVpcLinks, new Paging("NextToken", List.of("Items"), "", 100), "apigateway:GET",
                "/vpclinks"));
        operations.add(Operation.of(Services.API_GATEWAY, "GetVpcLink",
                software.amazon.awssdk.services.apigateway.model.GetVpcLinkRequest::builder,
                ApiGatewayClient::getVpcLink, Paging.NONE, "apigateway:GET", "/vpclinks/{vpcLinkId}"));
        operations.add(Operation.of(Services.API_GATEWAY_V2, "GetVpcLink",
                software.amazon.awssdk.services.apigatewayv2.model.GetVpcLinkRequest::builder,
                ApiGatewayV2Client::getVpcLink, Paging.NONE, "apigateway:GET", "/vpclinks/{VpcLinkId}"));
    }

    private void loadBalancers() {
        balancing("DescribeLoadBalancers", DescribeLoadBalancersRequest::builder,
                ElasticLoadBalancingV2Client::describeLoadBalancers, byMarker("LoadBalancers"));
        balancing("DescribeLoadBalancerAttributes", DescribeLoadBalancerAttributesRequest::builder,
                ElasticLoadBalancingV2Client::describeLoadBalancerAttributes, Paging.NONE);
        balancing("DescribeListeners", DescribeListenersRequest::builder,
                ElasticLoadBalancingV2Client::describeListeners, byMarker("Listeners"));
        balancing("DescribeRules", DescribeRulesRequest::builder, ElasticLoadBalancingV2Client::describeRules,
                byMarker("Rules"));
        balancing("DescribeTargetGroups", DescribeTargetGroupsRequest::builder,
                ElasticLoadBalancingV2Client::describeTargetGroups, byMarker("TargetGroups"));
        balancing("DescribeTargetGroupAttributes", DescribeTargetGroupAttributesRequest::builder,
                ElasticLoadBalancingV2Client::describeTargetGroupAttributes, Paging.NONE);
        balancing("DescribeTargetHealth", DescribeTargetHealthRequest::builder,
                ElasticLoadBalancingV2Client::describeTargetHealth, Paging.NONE);
    }

    private void networks() {
        Ec2Model.load().operations().forEach((name, protocol) -> operations.add(new Operation<>(Services.EC2, name,
                protocol::sdkRequest, protocol::prepare, new Paging("NextToken", protocol.lists(), "", MOST_PAGES),
                "ec2:" + name, "")));
    }

    private static Paging byMarker(String list) {
        return new Paging("Marker", "NextMarker", List.of(list), "", MOST_PAGES);
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void balancing(String name, Supplier<B> builder,
            BiFunction<ElasticLoadBalancingV2Client, R, ? extends SdkPojo> call, Paging paging) {
        operations.add(Operation.of(Services.LOAD_BALANCING, name, builder, call, paging,
                "elasticloadbalancing:" + name, ""));
    }
}
