package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The X-Ray trace of a call of a REST API: gateway, Lambda service and function as segments (AWS: X-Ray segments). */
public final class Traces {

    private Traces() {}

    /** One segment and its document. */
    public record Segment(String id, ObjectNode document) {}

    /** Where a traced call's trace is; other kinds of API have none. */
    public static Optional<String> id(Call call) {
        return call.route().kind() == Kind.REST
                ? Optional.of(String.format(Locale.ROOT, "1-%08x-%s", call.start().getEpochSecond(),
                        call.requestId().replace("-", "").substring(0, 24)))
                : Optional.empty();
    }

    public static List<Segment> segments(Call call, String accountId, String region) {
        List<Segment> all = new ArrayList<>();
        Call.Answer answer = call.answer();
        String gateway = name(call);
        ObjectNode first = segment(call, gateway, "AWS::ApiGateway::Stage", Duration.ZERO, answer.latency());
        ObjectNode http = first.putObject("http");
        http.putObject("request").put("method", call.route().httpMethod()).put("url", "https://" + call.route().apiId()
                + ".execute-api." + region + ".amazonaws.com/" + call.route().stage() + call.route().path());
        http.putObject("response").put("status", answer.status()).put("content_length", answer.body().length());
        first.put("fault", answer.status() >= 500);
        first.putObject("aws").put("account_id", accountId);
        if (answer.cache() != Call.CacheUse.HIT) {
            ObjectNode waiting = first.putArray("subsegments").addObject();
            times(waiting.put("id", shortId(call.requestId() + "-integration")).put("name", "Lambda"), call,
                    answer.authorizerLatency(), answer.authorizerLatency().plus(answer.integrationLatency()));
            waiting.put("fault", answer.outcome() != Outcome.ANSWERED).put("namespace", "aws");
        }
        all.add(new Segment(first.path("id").asString(""), first));
        for (Invocation run : call.invocations()) {
            all.add(segment(segment(call, run.functionName(), "AWS::Lambda", run.offset(), run.end())
                    .put("resource_arn", arn(run, accountId, region))));
            ObjectNode function = segment(call, run.functionName(), "AWS::Lambda::Function", run.offset(), run.end())
                    .put("fault", run.timedOut()).put("resource_arn", arn(run, accountId, region));
            if (!run.init().isZero()) {
                times(function.putArray("subsegments").addObject().put("id", shortId(run.requestId() + "-init"))
                        .put("name", "Initialization"), call, run.offset(), run.offset().plus(run.init()));
            }
            all.add(segment(function));
        }
        return all;
    }

    /** As the service map names the stage. */
    public static String name(Call call) {
        return call.route().apiName() + "/" + call.route().stage();
    }

    private static Segment segment(ObjectNode document) {
        return new Segment(document.path("id").asString(""), document);
    }

    private static String arn(Invocation run, String accountId, String region) {
        return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + run.functionName();
    }

    private static ObjectNode segment(Call call, String name, String origin, Duration from, Duration until) {
        ObjectNode node = Json.object().put("id", shortId(call.requestId() + name + origin))
                .put("trace_id", id(call).orElse("")).put("name", name).put("origin", origin);
        return times(node, call, from, until);
    }

    private static ObjectNode times(ObjectNode node, Call call, Duration from, Duration until) {
        Instant begin = call.start().plus(from);
        Instant end = call.start().plus(until);
        return node.put("start_time", Json.epochSeconds(begin)).put("end_time", Json.epochSeconds(end));
    }

    private static String shortId(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "").substring(0,
                16);
    }
}
