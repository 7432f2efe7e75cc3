package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Monitoring;
import dev.timeoutdoctor.lab.account.Monitoring.LogGroup;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.account.Stage.AccessLogSettings;
import dev.timeoutdoctor.lab.network.HealthCheck;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.network.VpcLink;
import dev.timeoutdoctor.lab.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What somebody else changes in the account while the learner is at work. */
public sealed interface Colleague {

    /**
     * The account after the edit.
     *
     * @throws IllegalArgumentException
     *             if the account has no such thing
     */
    Account edit(Account account, Instant now);

    /**
     * Gives a method's integration in a REST API another timeout, in the working copy.
     *
     * @param method
     *            such as POST
     */
    record IntegrationTimeout(String apiId, String resourceId, String method, Duration timeout) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            RestApi api = api(account, apiId);
            Resource resource = api.workingCopy().resource(resourceId).orElseThrow(missing(resourceId));
            Method before = Optional.ofNullable(resource.methods().get(method)).orElseThrow(missing(method));
            Integration changed = before.integration().withTimeout(timeout);
            return account.with(api.withWorkingCopy(
                    api.workingCopy().with(resource.withMethod(before.withIntegration(changed)))));
        }
    }

    /** Lets a stage of a REST API serve another deployment. */
    record StageDeployment(String apiId, String stage, String deploymentId) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            RestApi api = api(account, apiId);
            Stage before = api.stage(stage).orElseThrow(missing(stage));
            var _ = api.deployment(deploymentId).orElseThrow(missing(deploymentId));
            return account.with(api.withStage(before.withDeployment(deploymentId, now)));
        }
    }

    /** Gives an integration of an HTTP API another timeout; stages that deploy by themselves serve it at once. */
    record HttpIntegrationTimeout(String apiId, String integrationId, Duration timeout) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            HttpApi api = account.httpApi(apiId).orElseThrow(missing(apiId));
            HttpIntegration before = api.workingCopy().integration(integrationId).orElseThrow(missing(integrationId));
            return account.with(api.edited(api.workingCopy().with(before.withTimeout(timeout)), now));
        }
    }

    /** Lets an integration of an HTTP API be gone while routes go on naming it: no deployment can be made of that. */
    record HttpIntegrationLoss(String apiId, String integrationId) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            HttpApi api = account.httpApi(apiId).orElseThrow(missing(apiId));
            HttpIntegration gone = api.workingCopy().integration(integrationId).orElseThrow(missing(integrationId));
            return account.with(api.edited(api.workingCopy().without(gone), now));
        }
    }

    /** Sets the access log of an HTTP API's stage. */
    record HttpStageLog(String apiId, String stage, String destinationArn, String format) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            HttpApi api = account.httpApi(apiId).orElseThrow(missing(apiId));
            HttpStage before = api.stage(stage).orElseThrow(missing(stage));
            return account
                    .with(api.withStage(before.withAccessLog(new AccessLogSettings(destinationArn, format), now)));
        }
    }

    /** Gives a function another memory, in MB. */
    record FunctionMemory(String function, int megabytes) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            LambdaFunction before = account.function(function).orElseThrow(missing(function));
            Settings changed = new Settings(before.settings().timeout(), megabytes, before.settings().description());
            return account.with(before.updated(changed, now, now, UUID.randomUUID().toString()));
        }
    }

    /** Points an alias of a function to another version. */
    record AliasVersion(String function, String alias, String version) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            LambdaFunction named = account.function(function).orElseThrow(missing(function));
            LambdaFunction.Alias before = named.alias(alias).orElseThrow(missing(alias));
            var _ = named.version(version).orElseThrow(missing(version));
            return account.with(named.with(new LambdaFunction.Alias(alias, version, before.description(),
                    before.weights(), UUID.randomUUID().toString())));
        }
    }

    /**
     * Gives a metric alarm these members and leaves it the others; it is made where there is none.
     *
     * @param members
     *            of PutMetricAlarm, as JSON
     */
    record Alarm(String name, String members) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            Monitoring.Alarm before = account.monitoring().alarms().get(name);
            ObjectNode settings = before == null ? Json.object() : (ObjectNode) Json.parse(before.settings());
            Json.parse(members).properties().forEach(member -> settings.set(member.getKey(), member.getValue()));
            return account.with(account.monitoring().withAlarms(
                    alarms -> alarms.put(name, new Monitoring.Alarm(Json.write(settings), now))));
        }
    }

    /**
     * Sets for how many days a log group keeps its lines; it is made where there is none.
     *
     * @param days
     *            such as 90
     */
    record LogRetention(String group, int days) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            return account.with(account.monitoring().with(group,
                    logGroup(account, group, now).withRetention(OptionalInt.of(days))));
        }
    }

    /** Hangs a subscription filter on a log group, which sends all of its lines somewhere. */
    record SubscriptionFilter(String group, String name, String destinationArn) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            String filter = Json.write(Json.object().put("filterName", name).put("filterPattern", "")
                    .put("destinationArn", destinationArn).put("creationTime", now.toEpochMilli()));
            return account.with(account.monitoring().with(group,
                    logGroup(account, group, now).withSubscriptionFilters(all -> all.put(name, filter))));
        }
    }

    /** Gives an attribute of a load balancer another value. */
    record BalancerAttribute(String balancer, String key, String value) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            List<LoadBalancer> all = account.network().loadBalancers();
            String arn = all.stream().filter(each -> each.name().equals(balancer)).map(LoadBalancer::arn).findFirst()
                    .orElseThrow(missing(balancer));
            return account.with(account.network().withBalancer(arn, each -> each.withAttributes(Map.of(key, value))));
        }
    }

    /** Lets a target group ask its targets for another path. */
    record HealthCheckPath(String targetGroup, String path) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            TargetGroup before = account.network().targetGroups().stream()
                    .filter(each -> each.name().equals(targetGroup)).findFirst().orElseThrow(missing(targetGroup));
            HealthCheck old = before.healthCheck();
            HealthCheck check = new HealthCheck(old.isHttp() ? old.protocol() : "HTTP", path, old.port(),
                    old.intervalSeconds(), old.timeoutSeconds(), old.healthyThreshold(), old.unhealthyThreshold(),
                    old.isHttp() ? old.httpCodes() : "200");
            return account.with(account.network().withTargetGroup(before.arn(), each -> each.withHealthCheck(check)));
        }
    }

    /** Begins to delete a VPC link; it stays DELETING. */
    record VpcLinkDeletion(String link) implements Colleague {

        @Override
        public Account edit(Account account, Instant now) {
            var _ = account.network().vpcLink(link).orElseThrow(missing(link));
            return account.with(account.network().withVpcLink(link, VpcLink::leaving));
        }
    }

    private static RestApi api(Account account, String id) {
        return account.api(id).orElseThrow(missing(id));
    }

    private static LogGroup logGroup(Account account, String name, Instant now) {
        return account.monitoring().logGroups().getOrDefault(name, new LogGroup(true, now));
    }

    private static Supplier<IllegalArgumentException> missing(String what) {
        return () -> new IllegalArgumentException("The account has no " + what);
    }
}
