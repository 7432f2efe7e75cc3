package dev.timeoutdoctor.aws;

import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;

/**
 * The reading operations that tell whose a setting is: tags, and what CloudFormation knows. None of them makes CloudFormation look for
 * drift anew.
 */
final class OwnerReads {

    private OwnerReads() {}

    static List<Operation<?>> all() {
        return List.of(
                Operation.of(Services.CLOUDFORMATION, "DescribeStackResources", DescribeStackResourcesRequest::builder,
                        CloudFormationClient::describeStackResources, Paging.NONE,
                        "cloudformation:DescribeStackResources", ""),
                Operation.of(Services.CLOUDFORMATION, "DescribeStackResourceDrifts",
                        DescribeStackResourceDriftsRequest::builder, CloudFormationClient::describeStackResourceDrifts,
                        new Paging("NextToken", List.of("StackResourceDrifts"), "", 20),
                        "cloudformation:DescribeStackResourceDrifts", ""),
                Operation.of(Services.LOAD_BALANCING, "DescribeTags", DescribeTagsRequest::builder,
                        ElasticLoadBalancingV2Client::describeTags, Paging.NONE, "elasticloadbalancing:DescribeTags",
                        ""),
                Operation.of(Services.CLOUDWATCH, "ListTagsForResource",
                        software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest::builder,
                        CloudWatchClient::listTagsForResource, Paging.NONE, "cloudwatch:ListTagsForResource", ""),
                Operation.of(Services.LOGS, "ListTagsForResource",
                        software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest::builder,
                        CloudWatchLogsClient::listTagsForResource, Paging.NONE, "logs:ListTagsForResource", ""));
    }
}
