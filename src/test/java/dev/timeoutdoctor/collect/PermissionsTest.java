package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Answers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void thePolicyGrantsWhatIsAskedAndNothingElse() {
        assertEquals(
                Answers.json(
                        """
                        {"Version": "2012-10-17", "Statement": [
                         {"Effect": "Allow", "Action": "apigateway:GET", "Resource": [
                           "arn:aws:apigateway:us-east-1::/restapis", "arn:aws:apigateway:us-east-1::/restapis/*",
                           "arn:aws:apigateway:us-east-1::/apis", "arn:aws:apigateway:us-east-1::/apis/*",
                           "arn:aws:apigateway:us-east-1::/vpclinks", "arn:aws:apigateway:us-east-1::/vpclinks/*",
                           "arn:aws:apigateway:us-east-1::/domainnames",
                           "arn:aws:apigateway:us-east-1::/domainnames/*",
                           "arn:aws:apigateway:us-east-1:123456789012:/domainnames/*",
                           "arn:aws:apigateway:us-east-1::/account"]},
                         {"Effect": "Allow", "Action": "cloudwatch:GetMetricData", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeNatGateways", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeNetworkAcls", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeNetworkInterfaces", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeRouteTables", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeSecurityGroups", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeSubnets", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "ec2:DescribeVpcEndpoints", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeListeners", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeLoadBalancerAttributes", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeLoadBalancers", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeRules", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeTargetGroupAttributes", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeTargetGroups", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "elasticloadbalancing:DescribeTargetHealth", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "lambda:GetAccountSettings", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "lambda:GetAlias",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:GetFunctionConcurrency",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:GetFunctionConfiguration",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:GetFunctionEventInvokeConfig",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:GetPolicy",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:ListProvisionedConcurrencyConfigs",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:ListTags",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "lambda:ListVersionsByFunction",
                          "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:*"]},
                         {"Effect": "Allow", "Action": "logs:DescribeLogGroups",
                          "Resource": ["arn:aws:logs:us-east-1:123456789012:log-group:*"]},
                         {"Effect": "Allow", "Action": "logs:FilterLogEvents",
                          "Resource": ["arn:aws:logs:us-east-1:123456789012:log-group:*"]},
                         {"Effect": "Allow", "Action": "servicequotas:GetAWSDefaultServiceQuota", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "servicequotas:GetServiceQuota", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota",
                          "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "xray:BatchGetTraces", "Resource": ["*"]},
                         {"Effect": "Allow", "Action": "xray:GetTraceSummaries", "Resource": ["*"]}]}"""),
                Answers.json(Permissions.policy(
                        Permissions.reading(CollectorCatalogue.all(Instant.EPOCH, Duration.ofHours(3))), "aws",
                        "us-east-1", "123456789012")));
    }
}
