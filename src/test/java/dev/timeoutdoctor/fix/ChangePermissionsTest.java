package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timeoutdoctor.evidence.Grant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangePermissionsTest {

    private static final ChangeScope SCOPE = ChangeScope.of("aws", "us-east-1", "123456789012").at(Samples.ROUTE)
            .calling("arn:aws:lambda:us-east-1:123456789012:function:orders");

    @Test
    void aPolicyNamesTheMethodTheStageAndTheFunction() {
        String policy = ChangePermissions.policy(List.of(ChangeKind.INTEGRATION, ChangeKind.FUNCTION), SCOPE);
        assertEquals(FakeAws
                .object("""
                        {"Version": "2012-10-17", "Statement": [
                         {"Effect": "Allow", "Action": "apigateway:GET",
                          "Resource": ["%1$s", "%3$s", "%3$s/stages/%4$s"]},
                         {"Effect": "Allow", "Action": "apigateway:PATCH", "Resource": ["%1$s"]},
                         {"Effect": "Allow", "Action": "cloudformation:DescribeStackResourceDrifts", "Resource": ["%5$s"]},
                         {"Effect": "Allow", "Action": "cloudformation:DescribeStackResources", "Resource": ["%5$s"]},
                         {"Effect": "Allow", "Action": "lambda:GetFunctionConfiguration", "Resource": ["%2$s"]},
                         {"Effect": "Allow", "Action": "lambda:ListTags", "Resource": ["%2$s"]},
                         {"Effect": "Allow", "Action": "lambda:UpdateFunctionConfiguration", "Resource": ["%2$s"]}]}"""
                        .formatted(
                                "arn:aws:apigateway:us-east-1::/restapis/" + Samples.ROUTE.apiId() + "/resources/"
                                        + Samples.ROUTE.resourceId() + "/methods/" + Samples.ROUTE.methodKey()
                                        + "/integration",
                                "arn:aws:lambda:us-east-1:123456789012:function:orders",
                                "arn:aws:apigateway:us-east-1::/restapis/" + Samples.ROUTE.apiId(),
                                Samples.ROUTE.stage(), "arn:aws:cloudformation:us-east-1:123456789012:stack/*")),
                FakeAws.object(policy));
    }

    @Test
    void whatIsNotKnownIsAnyOfIt() {
        assertEquals(new Grant("apigateway:POST", List.of("arn:aws-cn:apigateway:cn-north-1::/restapis/*/deployments")),
                ChangeOperation.of("apigateway CreateDeployment").grant(ChangeScope.of("aws-cn", "cn-north-1", "")));
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationOfEveryChangeHasAnActionAndAResource(ChangeKind kind) {
        List<Grant> grants = ChangePermissions.operations(kind).map(operation -> operation.grant(SCOPE)).toList();
        assertEquals(kind == ChangeKind.UNDO || kind == ChangeKind.SECURITY_GROUP, grants.isEmpty());
        grants.forEach(grant -> assertFalse(grant.resources().isEmpty(), grant.toString()));
    }

    @Test
    void whatASampleChangeSendsIsAmongItsKindsOperations() {
        FakeAws aws = new FakeAws();
        for (Change change : Arrays.asList(Samples.raise(aws), Samples.functionDraft(aws).withMemory(1024).change()
                .orElseThrow())) {
            List<ChangeOperation> granted = ChangePermissions.operations(change.kind()).toList();
            change.calls().forEach(call -> assertEquals(1,
                    granted.stream().filter(new ChangeOperation(call.service(), call.operation())::equals).count()));
        }
    }
}
