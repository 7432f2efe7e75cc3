package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.answer.LogAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What API Gateway and the function logged. */
final class LogCollectors {

    /** In all; CloudWatch Logs gives the oldest lines first, so a small limit would hide the newest of a busy log. */
    private static final int LIMIT = 1_000;
    private static final String FAILURES = "?\"Execution failed\" ?\"Method completed with status: 5\"";
    private static final String REPORTS = "?REPORT ?\"Task timed out\" ?\"platform.report\"";

    private final TimeWindow window;

    LogCollectors(TimeWindow window) {
        this.window = window;
    }

    List<Collector<?>> all() {
        return List.of(
                new Collector<LogLines>(EvidenceKeys.EXECUTION_LOG, Set.of(EvidenceKeys.ROUTE),
                        List.of("logs:FilterLogEvents"), this::executionLog, LogAnswers::lines),
                new Collector<FunctionReports>(EvidenceKeys.FUNCTION_REPORTS, reportNeeds(),
                        List.of("logs:FilterLogEvents"), this::reports, LogAnswers::reports));
    }

    private Ask executionLog(EvidenceSet evidence) {
        return Need.route(evidence, route -> switch (route.apiType()) {
            // the group's name: AWS, "Set up CloudWatch logging for REST APIs"
            case REST -> filter("API-Gateway-Execution-Logs_" + route.apiId() + "/" + route.stage(), FAILURES,
                    route.region());
            // unverified: no page of AWS names the group of a WebSocket API
            case WEBSOCKET -> filter("/aws/apigateway/" + route.apiId() + "/" + route.stage(), FAILURES,
                    route.region());
            case HTTP -> new Ask.NotHere(Message.of("collect.not-here.execution-log"));
        });
    }

    private Ask reports(EvidenceSet evidence) {
        return CalledFunction.ask(evidence,
                called -> called.inOwnAccount(Need.of(evidence, EvidenceKeys.FUNCTION,
                        function -> filter(function.logGroup(), REPORTS, called.reference().region()))));
    }

    private static Set<EvidenceKey<?>> reportNeeds() {
        Set<EvidenceKey<?>> needs = new HashSet<>(CalledFunction.NEEDS);
        needs.add(EvidenceKeys.FUNCTION);
        return needs;
    }

    private Ask filter(String group, String pattern, String region) {
        return Parameters.of("logGroupName", group).and("startTime", window.from().toEpochMilli())
                .and("endTime", window.to().toEpochMilli()).and("filterPattern", pattern).and("limit", LIMIT)
                .ask("logs", "FilterLogEvents", region);
    }
}
