package dev.timeoutdoctor.lab.account;

import dev.timeoutdoctor.lab.network.Network;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The account of a scenario as its file describes it. Dates in it are "so long before the start", so that the same
 * scenario is fresh whenever it starts.
 */
public final class AccountBlueprint {

    /** AWS: Service Quotas API reference, RequestedServiceQuotaChange, Status. */
    private static final List<String> REFUSALS = List.of("DENIED", "NOT_APPROVED", "CASE_CLOSED", "INVALID_REQUEST");

    private static final String ACCOUNT_ID = "123456789012";

    private final String place;
    private final JsonNode source;

    public AccountBlueprint(String place, JsonNode source) {
        this.place = place;
        this.source = source;
    }

    /**
     * The account as it stands at the start.
     *
     * @throws IllegalArgumentException
     *             naming the place in the file, if the description is not sound
     */
    public Account startingAt(Instant start) {
        Fields in = new Fields(place, source);
        String region = in.text("region", "us-east-1");
        String role = in.text("cloudwatchRoleArn", "arn:aws:iam::" + ACCOUNT_ID + ":role/apigateway-push-to-logs");
        Account empty = Account.nothing(ACCOUNT_ID, region, role);
        Account built = empty.with(in.has("network")
                ? new NetworkBlueprint(empty, start).read(in.object("network"))
                : Network.NONE);
        return in.complete(new Account(ACCOUNT_ID, region,
                in.list("apis", each -> new ApiBlueprint(built, start).read(each)),
                in.list("httpApis", each -> new HttpApiBlueprint(built, start).read(each)),
                in.list("domainNames", AccountBlueprint::domainName),
                in.list("functions", each -> new FunctionBlueprint(ACCOUNT_ID, start).read(each)),
                in.list("backends", AccountBlueprint::backend), built.network(), quotas(in, start), role,
                Monitoring.NONE,
                in.has("stacks") ? in.list("stacks", each -> new StackBlueprint(built, start).read(each)) : List.of()));
    }

    private static Quotas quotas(Fields in, Instant start) {
        List<Quotas.Request> requests = in.list("quotaRequests", each -> quotaRequest(each, start));
        return new Quotas(in.map("appliedQuotas", JsonNode::doubleValue), requests,
                in.integer("concurrentExecutions", Quotas.DEFAULT_CONCURRENCY),
                in.has("quotaDecision") ? decision(in.object("quotaDecision")) : Quotas.Decision.USUAL);
    }

    private static Quotas.Decision decision(Fields in) {
        String refusal = in.text("refusal");
        if (!REFUSALS.contains(refusal)) {
            throw in.wrong("refusal", "must be one of " + REFUSALS);
        }
        return in.complete(new Quotas.Decision(in.integer("mostGranted"), refusal));
    }

    private static Quotas.Request quotaRequest(Fields in, Instant start) {
        Instant created = start.minus(in.duration("before"));
        return in.complete(new Quotas.Request(in.text("id"), in.text("quotaCode"), in.integer("desiredValue"), created,
                in.text("caseId", ""),
                new Quotas.Answer(in.text("status"), created), List.of()));
    }

    private static DomainName domainName(Fields in) {
        List<DomainName.Mapping> mappings = in.list("mappings", each -> each.complete(
                new DomainName.Mapping(each.text("id"), each.text("key", ""), each.text("apiId"),
                        each.text("stage"))));
        return in.complete(new DomainName(in.text("name"), in.text("endpointType", "REGIONAL"), mappings,
                in.has("routing") ? routing(in.object("routing")) : DomainName.Routing.NONE,
                in.has("front") ? Optional.of(front(in.object("front"))) : Optional.empty()));
    }

    private static DomainName.Routing routing(Fields in) {
        return in.complete(new DomainName.Routing(in.text("mode"),
                in.list("rules", each -> each.complete(new DomainName.Rule(each.text("id"), each.integer("priority"),
                        each.text("basePath", ""), each.text("header", ""), each.text("glob", ""), each.text("apiId"),
                        each.text("stage"), each.flag("stripBasePath", false))))));
    }

    private static Front front(Fields in) {
        return in.complete(new Front(in.duration("patience"), in.integer("status"),
                in.map("headers", JsonNode::stringValue), in.text("body")));
    }

    private static Backend backend(Fields in) {
        return in.complete(new Backend(in.text("uri"), FunctionBlueprint.work(in.object("work")),
                in.integer("status", 200), in.text("body", "{}")));
    }
}
