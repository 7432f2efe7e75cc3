package dev.timeoutdoctor.check;

import dev.timeoutdoctor.check.async.StaysSynchronousCheck;
import dev.timeoutdoctor.check.async.StreamIdleCutCheck;
import dev.timeoutdoctor.check.async.StreamUriMismatchCheck;
import dev.timeoutdoctor.check.async.SyncWorkflowTooLongCheck;
import dev.timeoutdoctor.check.deployment.CanaryDiffersCheck;
import dev.timeoutdoctor.check.deployment.HttpApiNotDeployedCheck;
import dev.timeoutdoctor.check.deployment.StageNotRedeployedCheck;
import dev.timeoutdoctor.check.deployment.StageVariableWrongCheck;
import dev.timeoutdoctor.check.front.AnswerNotFromApiGatewayCheck;
import dev.timeoutdoctor.check.front.AuthorizerSlowCheck;
import dev.timeoutdoctor.check.front.CacheDoesNotCoverCheck;
import dev.timeoutdoctor.check.front.ClientGivesUpFirstCheck;
import dev.timeoutdoctor.check.front.CloudfrontGivesUpFirstCheck;
import dev.timeoutdoctor.check.front.PrivateEndpointBlockedCheck;
import dev.timeoutdoctor.check.front.WafSlowCheck;
import dev.timeoutdoctor.check.lambda.AliasPointsToOldVersionCheck;
import dev.timeoutdoctor.check.lambda.ColdStartExceedsTimeoutCheck;
import dev.timeoutdoctor.check.lambda.DatabaseConnectionsExhaustedCheck;
import dev.timeoutdoctor.check.lambda.FunctionConcurrencyZeroCheck;
import dev.timeoutdoctor.check.lambda.FunctionCrossRegionCheck;
import dev.timeoutdoctor.check.lambda.FunctionMemoryStarvedCheck;
import dev.timeoutdoctor.check.lambda.FunctionNoEgressCheck;
import dev.timeoutdoctor.check.lambda.FunctionNotReadyCheck;
import dev.timeoutdoctor.check.lambda.FunctionOutlivesGatewayCheck;
import dev.timeoutdoctor.check.lambda.FunctionThrottledCheck;
import dev.timeoutdoctor.check.lambda.FunctionTimeoutTooShortCheck;
import dev.timeoutdoctor.check.lambda.InvokePermissionMissingCheck;
import dev.timeoutdoctor.check.lambda.MalformedProxyResponseCheck;
import dev.timeoutdoctor.check.lambda.RequestNeverReachedFunctionCheck;
import dev.timeoutdoctor.check.load.DuplicateWorkAfterTimeoutCheck;
import dev.timeoutdoctor.check.load.PayloadTooLargeCheck;
import dev.timeoutdoctor.check.load.RetryStormCheck;
import dev.timeoutdoctor.check.network.BackendClosesIdleConnectionsCheck;
import dev.timeoutdoctor.check.network.BackendDropsGatewayTrafficCheck;
import dev.timeoutdoctor.check.network.BackendOwn504Check;
import dev.timeoutdoctor.check.network.BackendUnreachableCheck;
import dev.timeoutdoctor.check.network.ListenerMismatchCheck;
import dev.timeoutdoctor.check.network.LoadBalancerOtherAccountCheck;
import dev.timeoutdoctor.check.network.LoadBalancerSecurityGroupBlocksCheck;
import dev.timeoutdoctor.check.network.TargetsUnhealthyCheck;
import dev.timeoutdoctor.check.network.TlsChainUntrustedCheck;
import dev.timeoutdoctor.check.network.TlsNameMismatchCheck;
import dev.timeoutdoctor.check.network.VpcLinkFailedCheck;
import dev.timeoutdoctor.check.network.VpcLinkIdWrongCheck;
import dev.timeoutdoctor.check.network.VpcLinkInactiveCheck;
import dev.timeoutdoctor.check.network.VpcLinkPendingCheck;
import dev.timeoutdoctor.check.network.ZoneWithoutHealthyTargetCheck;
import dev.timeoutdoctor.check.timeout.BackendSlowerThanLimitCheck;
import dev.timeoutdoctor.check.timeout.EdgeEndpointCannotRaiseCheck;
import dev.timeoutdoctor.check.timeout.IntegrationTimeoutLowCheck;
import dev.timeoutdoctor.check.timeout.ObservedLatencyCheck;
import dev.timeoutdoctor.check.timeout.QuotaRaisedElsewhereCheck;
import dev.timeoutdoctor.check.timeout.ThrottleLoweredByRaiseCheck;
import dev.timeoutdoctor.check.timeout.TimeoutZeroImpossibleCheck;
import dev.timeoutdoctor.check.timeout.WebsocketRouteTooSlowCheck;
import dev.timeoutdoctor.check.visibility.LoggingOffCheck;
import dev.timeoutdoctor.diagnosis.Check;
import java.util.List;

/** Every check, in the order in which they are shown. A new check is one class, one line here, its texts and its fixtures. */
public final class CheckCatalogue {

    private CheckCatalogue() {}

    /** All checks. */
    public static List<Check> all() {
        return List.of(new AnswerNotFromApiGatewayCheck(), new IntegrationTimeoutLowCheck(),
                new BackendSlowerThanLimitCheck(), new ObservedLatencyCheck(), new EdgeEndpointCannotRaiseCheck(),
                new QuotaRaisedElsewhereCheck(), new WebsocketRouteTooSlowCheck(), new ThrottleLoweredByRaiseCheck(),
                new TimeoutZeroImpossibleCheck(), new StageNotRedeployedCheck(), new HttpApiNotDeployedCheck(),
                new CanaryDiffersCheck(),
                new StageVariableWrongCheck(), new FunctionOutlivesGatewayCheck(), new FunctionTimeoutTooShortCheck(),
                new FunctionMemoryStarvedCheck(), new ColdStartExceedsTimeoutCheck(), new FunctionNoEgressCheck(),
                new FunctionNotReadyCheck(),
                new FunctionThrottledCheck(), new FunctionConcurrencyZeroCheck(), new InvokePermissionMissingCheck(),
                new FunctionCrossRegionCheck(), new RequestNeverReachedFunctionCheck(),
                new AliasPointsToOldVersionCheck(), new MalformedProxyResponseCheck(),
                new DatabaseConnectionsExhaustedCheck(), new StaysSynchronousCheck(), new SyncWorkflowTooLongCheck(),
                new StreamUriMismatchCheck(), new StreamIdleCutCheck(), new PrivateEndpointBlockedCheck(),
                new ClientGivesUpFirstCheck(),
                new CloudfrontGivesUpFirstCheck(), new AuthorizerSlowCheck(), new WafSlowCheck(),
                new CacheDoesNotCoverCheck(), new RetryStormCheck(), new DuplicateWorkAfterTimeoutCheck(),
                new PayloadTooLargeCheck(), new VpcLinkIdWrongCheck(), new VpcLinkFailedCheck(),
                new VpcLinkInactiveCheck(),
                new VpcLinkPendingCheck(), new LoadBalancerOtherAccountCheck(), new ListenerMismatchCheck(),
                new LoadBalancerSecurityGroupBlocksCheck(), new TargetsUnhealthyCheck(),
                new ZoneWithoutHealthyTargetCheck(),
                new TlsNameMismatchCheck(), new TlsChainUntrustedCheck(), new BackendUnreachableCheck(),
                new BackendClosesIdleConnectionsCheck(), new BackendDropsGatewayTrafficCheck(),
                new BackendOwn504Check(),
                new LoggingOffCheck());
    }
}
