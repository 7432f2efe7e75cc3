package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/** Alarms, dashboards and log groups: made, read, and gone without a trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringWireTest {

    private static final String WRITTEN_BY_AWS = "/aws/lambda/backoffice-admin";

    @RegisterExtension
    private final Clients clients = Clients.onLab("no-way-out");
    private final CloudWatchClient cloudWatch = clients.cloudWatch();
    private final CloudWatchLogsClient logs = clients.logs();

    private void alarm(String statistic, int periods, int points) {
        cloudWatch.putMetricAlarm(r -> r.alarmName("slow").namespace("AWS/ApiGateway")
                .metricName("IntegrationLatency").extendedStatistic(statistic).period(60).evaluationPeriods(periods)
                .datapointsToAlarm(points).threshold(23_200.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD).treatMissingData("notBreaching"));
    }

    @Test
    void alarmIsMadeReadAndDeleted() {
        String before = LabState.of(clients.lab());
        alarm("p99", 5, 3);

        MetricAlarm made = cloudWatch.describeAlarms(r -> r.alarmNames("slow")).metricAlarms().getFirst();
        assertEquals("p99 60 5 3 23200.0 notBreaching INSUFFICIENT_DATA true",
                String.join(" ", made.extendedStatistic(), String.valueOf(made.period()),
                        String.valueOf(made.evaluationPeriods()), String.valueOf(made.datapointsToAlarm()),
                        String.valueOf(made.threshold()), made.treatMissingData(), made.stateValueAsString(),
                        String.valueOf(made.actionsEnabled())));
        cloudWatch.deleteAlarms(r -> r.alarmNames("slow"));
        assertEquals(List.of(), cloudWatch.describeAlarms(r -> r.alarmNames("slow")).metricAlarms());
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void alarmThatCannotWorkIsRefused() {
        assertThrows(CloudWatchException.class, () -> alarm("p99", 5, 6));
        assertThrows(CloudWatchException.class, () -> alarm("often", 5, 3));
        assertThrows(CloudWatchException.class, () -> alarm("p99", 1_441, 3));
        CloudWatchException missing = assertThrows(CloudWatchException.class,
                () -> cloudWatch.deleteAlarms(r -> r.alarmNames("slow")));

        assertEquals("404 ResourceNotFound", missing.statusCode() + " " + missing.awsErrorDetails().errorCode());
    }

    @Test
    void dashboardIsMadeReadAndDeleted() {
        String before = LabState.of(clients.lab());
        String body = "{\"widgets\": [{\"type\": \"text\"}]}";
        cloudWatch.putDashboard(r -> r.dashboardName("api").dashboardBody(body));

        assertEquals(body, cloudWatch.getDashboard(r -> r.dashboardName("api")).dashboardBody());
        assertEquals("api", cloudWatch.listDashboards(r -> r.dashboardNamePrefix("a")).dashboardEntries().getFirst()
                .dashboardName());
        cloudWatch.deleteDashboards(r -> r.dashboardNames("api"));
        assertEquals(before, LabState.of(clients.lab()));
        CloudWatchException missing = assertThrows(CloudWatchException.class,
                () -> cloudWatch.getDashboard(r -> r.dashboardName("api")));
        assertEquals("404 ResourceNotFound", missing.statusCode() + " " + missing.awsErrorDetails().errorCode());
        assertThrows(CloudWatchException.class,
                () -> cloudWatch.putDashboard(r -> r.dashboardName("api").dashboardBody("{")));
    }

    private LogGroup group(String name) {
        return logs.describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups().getFirst();
    }

    @Test
    void logGroupIsMadeOnceKeepsLinesAndIsDeleted() {
        String before = LabState.of(clients.lab());
        logs.createLogGroup(r -> r.logGroupName("/lab/access"));
        assertThrows(ResourceAlreadyExistsException.class,
                () -> logs.createLogGroup(r -> r.logGroupName("/lab/access")));
        assertThrows(ResourceAlreadyExistsException.class,
                () -> logs.createLogGroup(r -> r.logGroupName(WRITTEN_BY_AWS)));
        logs.putRetentionPolicy(r -> r.logGroupName("/lab/access").retentionInDays(30));
        assertEquals(30, group("/lab/access").retentionInDays());

        logs.deleteLogGroup(r -> r.logGroupName("/lab/access"));
        assertThrows(ResourceNotFoundException.class, () -> logs.deleteLogGroup(r -> r.logGroupName("/lab/access")));
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void filtersHangOnAGroupAndGoWithIt() {
        String before = LabState.of(clients.lab());
        String stream = "arn:aws:kinesis:us-east-1:123456789012:stream/lines";
        logs.createLogGroup(r -> r.logGroupName("/lab/access"));
        for (String name : List.of("all", "errors")) {
            logs.putSubscriptionFilter(r -> r.logGroupName("/lab/access").filterName(name).filterPattern(name)
                    .destinationArn(stream));
        }
        assertThrows(LimitExceededException.class, () -> logs.putSubscriptionFilter(
                r -> r.logGroupName("/lab/access").filterName("third").filterPattern("").destinationArn(stream)));
        logs.putMetricFilter(r -> r.logGroupName("/lab/access").filterName("count").filterPattern("504")
                .metricTransformations(MetricTransformation.builder().metricName("Late").metricNamespace("Shop")
                        .metricValue("1").build()));

        assertEquals(List.of("all", "errors"), logs.describeSubscriptionFilters(r -> r.logGroupName("/lab/access"))
                .subscriptionFilters().stream().map(SubscriptionFilter::filterName).toList());
        assertEquals("Late", logs.describeMetricFilters(r -> r.logGroupName("/lab/access")).metricFilters().getFirst()
                .metricTransformations().getFirst().metricName());
        assertEquals(1, group("/lab/access").metricFilterCount());
        logs.deleteSubscriptionFilter(r -> r.logGroupName("/lab/access").filterName("all"));
        assertThrows(ResourceNotFoundException.class,
                () -> logs.deleteMetricFilter(r -> r.logGroupName("/lab/access").filterName("all")));

        logs.deleteLogGroup(r -> r.logGroupName("/lab/access"));
        assertThrows(ResourceNotFoundException.class,
                () -> logs.describeSubscriptionFilters(r -> r.logGroupName("/lab/access")));
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void groupThatAwsMadeCanKeepLinesForSomeDaysAndForEver() {
        String before = LabState.of(clients.lab());
        logs.putRetentionPolicy(r -> r.logGroupName(WRITTEN_BY_AWS).retentionInDays(14));
        assertEquals(14, group(WRITTEN_BY_AWS).retentionInDays());
        assertThrows(InvalidParameterException.class,
                () -> logs.putRetentionPolicy(r -> r.logGroupName(WRITTEN_BY_AWS).retentionInDays(15)));

        logs.deleteRetentionPolicy(r -> r.logGroupName(WRITTEN_BY_AWS));
        assertNull(group(WRITTEN_BY_AWS).retentionInDays());
        assertEquals(before, LabState.of(clients.lab()));
    }
}
