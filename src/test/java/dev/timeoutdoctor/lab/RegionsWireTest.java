package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Calls that are signed for another Region than the scenario's find the same account, with nothing in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionsWireTest {

    private static final String QUOTA = "L-E5AE38E3";

    private final Clients here = Clients.onLab("link-has-failed");
    private final Clients elsewhere = here.in(Region.EU_WEST_1);

    @AfterAll
    void stopLab() {
        elsewhere.close();
        here.close();
    }

    @Test
    void theAccountIsTheSameAndItsThingsAreNotThere() {
        assertEquals(here.sts().getCallerIdentity().account(), elsewhere.sts().getCallerIdentity().account());
        assertEquals(List.of(), elsewhere.apiGateway().getRestApis().items());
        assertEquals(List.of(), elsewhere.apiGateway().getVpcLinks().items());
        assertEquals(List.of(), elsewhere.apiGatewayV2().getApis().items());
        assertEquals(List.of(), elsewhere.lambda().listFunctions().functions());
        assertEquals(List.of(), elsewhere.loadBalancing().describeLoadBalancers().loadBalancers());
        assertEquals(List.of(), elsewhere.cloudWatch().listMetrics().metrics());
        assertEquals(List.of(), elsewhere.cloudWatch().describeAlarms().metricAlarms());
        assertEquals(List.of(), elsewhere.logs().describeLogGroups().logGroups());
        assertEquals("claims-api", here.apiGateway().getRestApis().items().getFirst().name());
    }

    @Test
    void whatIsNamedIsNotFound() {
        String arn = here.loadBalancing().describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        assertThrows(NotFoundException.class, () -> elsewhere.apiGateway().getRestApi(r -> r.restApiId("l8i0n2k4f6")));
        assertThrows(ResourceNotFoundException.class,
                () -> elsewhere.lambda().getFunctionConfiguration(r -> r.functionName("export-data")));
        assertThrows(LoadBalancerNotFoundException.class,
                () -> elsewhere.loadBalancing().describeLoadBalancers(r -> r.loadBalancerArns(arn)));
        assertThrows(software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException.class,
                () -> elsewhere.logs().filterLogEvents(r -> r.logGroupName("/aws/apigateway/claims-api")));
    }

    @Test
    void quotasAreAwssDefaultsThere() {
        assertThrows(NoSuchResourceException.class,
                () -> elsewhere.quotas().getServiceQuota(r -> r.serviceCode("apigateway").quotaCode(QUOTA)));
        var quota = elsewhere.quotas()
                .getAWSDefaultServiceQuota(r -> r.serviceCode("apigateway").quotaCode(QUOTA)).quota();
        assertEquals("29000.0 arn:aws:servicequotas:eu-west-1::apigateway/" + QUOTA,
                quota.value() + " " + quota.quotaArn());
    }

    @Test
    void whatIsMadeThereIsThereOnly() {
        elsewhere.logs().createLogGroup(r -> r.logGroupName("/made/there"));
        assertEquals("/made/there", elsewhere.logs().describeLogGroups(r -> r.logGroupNamePrefix("/made")).logGroups()
                .getFirst().logGroupName());
        assertEquals(List.of(), here.logs().describeLogGroups(r -> r.logGroupNamePrefix("/made")).logGroups());
        here.lab().reset();
        assertEquals(List.of(), elsewhere.logs().describeLogGroups().logGroups());
    }
}
