package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Quotas;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Service Quotas: the two quotas of API Gateway that a longer timeout touches (AWS: REST API quotas). */
final class QuotaService {

    private record Quota(String code, String name, double defaultValue, String unit) {}

    /** How long a request waits before somebody looks at it, and before it is decided, in simulated time. */
    private static final Duration OPENING = Duration.ofSeconds(2);
    private static final Duration DECIDING = Duration.ofSeconds(10);

    private static final long FIRST_CASE = 8_104_226_019L;

    private static final List<Quota> QUOTAS = List.of(
            new Quota(Account.TIMEOUT_QUOTA, "Maximum integration timeout in milliseconds", 29_000, "Milliseconds"),
            new Quota("L-8A5B8E43", "Throttle rate", 10_000, "None"));

    private final Simulation simulation;

    QuotaService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("servicequotas", "ServiceQuotasV20190624", Protocol.JSON_1_1,
                Map.of("GetServiceQuota", this::applied, "GetAWSDefaultServiceQuota", this::byDefault,
                        "ListRequestedServiceQuotaChangeHistoryByQuota", this::requests,
                        "GetRequestedServiceQuotaChange", this::one, "RequestServiceQuotaIncrease", this::request));
    }

    private JsonNode applied(JsonNode input) {
        Quota quota = find(input);
        return view(quota,
                simulation.account().quotas().applied(quota.code()).orElseThrow(QuotaService::noSuchResource),
                true);
    }

    private JsonNode byDefault(JsonNode input) {
        Quota quota = find(input);
        return view(quota, quota.defaultValue(), false);
    }

    private JsonNode requests(JsonNode input) {
        Quota quota = find(input);
        String status = input.path("Status").asString("");
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("RequestedQuotas");
        simulation.account().quotas().requests().reversed().stream()
                .filter(request -> request.quotaCode().equals(quota.code()))
                .filter(request -> status.isEmpty() || request.status().equals(status))
                .forEach(request -> list.add(view(quota, request)));
        return node;
    }

    /** What AWS decides in days, the lab decides in seconds, so that the way can be practised. */
    private JsonNode request(JsonNode input) {
        Quota quota = find(input);
        double desired = input.path("DesiredValue").asDouble(0);
        Instant now = simulation.now();
        String id = UUID.randomUUID().toString().replace("-", "");
        boolean caseAllowed = input.path("SupportCaseAllowed").asBoolean(true);
        String caseId = caseAllowed ? caseId() : "";
        Quotas.Request made = new Quotas.Request(id, quota.code(), desired, now, caseId,
                new Quotas.Answer("PENDING", now), coming(desired, caseAllowed, now));
        simulation.store().change(account -> {
            double present = account.quotas().applied(quota.code()).orElse(quota.defaultValue());
            if (desired <= present) {
                throw new Refusal(400, "IllegalArgumentException",
                        "The desired value must be more than the present value of " + present);
            }
            if (account.quotas().requests().stream()
                    .anyMatch(each -> each.quotaCode().equals(quota.code()) && each.open())) {
                throw new Refusal(400, "ResourceAlreadyExistsException",
                        "Only one open service quota increase request is allowed per quota.");
            }
            return account.with(account.quotas().with(made));
        });
        return Json.object().set("RequestedQuota", view(quota, made));
    }

    private String caseId() {
        return String.valueOf(FIRST_CASE + 7_919L * simulation.account().quotas().requests().size());
    }

    /** A request that needs a support case and may not have one ends NOT_APPROVED (AWS: Service Quotas API reference, SupportCaseAllowed). */
    private List<Quotas.Answer> coming(double desired, boolean caseAllowed, Instant now) {
        Quotas.Decision decision = simulation.account().quotas().decision();
        Instant decided = now.plus(simulation.onTheClock(DECIDING));
        if (!caseAllowed) {
            return List.of(new Quotas.Answer("NOT_APPROVED", decided));
        }
        return List.of(new Quotas.Answer("CASE_OPENED", now.plus(simulation.onTheClock(OPENING))),
                new Quotas.Answer(desired <= decision.mostGranted() ? "APPROVED" : decision.refusal(), decided));
    }

    private JsonNode one(JsonNode input) {
        String id = required(input, "RequestId");
        Quotas.Request request = simulation.account().quotas().requests().stream()
                .filter(each -> each.id().equals(id)).findFirst().orElseThrow(QuotaService::noSuchResource);
        return Json.object().set("RequestedQuota", view(quota(request.quotaCode()), request));
    }

    private ObjectNode view(Quota quota, Quotas.Request request) {
        Account account = simulation.account();
        ObjectNode node = Json.object();
        if (!request.caseId().isEmpty() && !request.status().equals("PENDING")) {
            node.put("CaseId", request.caseId());
        }
        return node.put("Id", request.id()).put("ServiceCode", "apigateway")
                .put("ServiceName", "Amazon API Gateway").put("QuotaCode", quota.code()).put("QuotaName", quota.name())
                .put("DesiredValue", request.desiredValue()).put("Status", request.status())
                .put("Created", Json.epochSeconds(request.created()))
                .put("LastUpdated", Json.epochSeconds(request.last().at()))
                .put("Requester", "{\"accountId\":\"" + account.id() + "\"}")
                .put("QuotaArn",
                        "arn:aws:servicequotas:" + account.region() + ":" + account.id() + ":apigateway/"
                                + quota.code())
                .put("GlobalQuota", false).put("Unit", quota.unit()).put("QuotaRequestedAtLevel", "ACCOUNT");
    }

    private static Quota find(JsonNode input) {
        String code = required(input, "QuotaCode");
        if (!required(input, "ServiceCode").equals("apigateway")) {
            throw noSuchResource();
        }
        return quota(code);
    }

    private static Quota quota(String code) {
        return QUOTAS.stream().filter(quota -> quota.code().equals(code)).findFirst()
                .orElseThrow(QuotaService::noSuchResource);
    }

    private static String required(JsonNode input, String member) {
        String value = input.path(member).asString("");
        if (value.isEmpty()) {
            throw new Refusal(400, "IllegalArgumentException", member + " must be given");
        }
        return value;
    }

    private static Refusal noSuchResource() {
        return new Refusal(400, "NoSuchResourceException",
                "The request failed because the specified service or quota does not exist.");
    }

    private JsonNode view(Quota quota, double value, boolean applied) {
        Account account = simulation.account();
        // An applied value belongs to the account, a default one to AWS: the ARN shows which.
        String owner = applied ? account.id() : "";
        return Json.object().set("Quota", Json.object().put("ServiceCode", "apigateway")
                .put("ServiceName", "Amazon API Gateway")
                .put("QuotaArn",
                        "arn:aws:servicequotas:" + account.region() + ":" + owner + ":apigateway/" + quota.code())
                .put("QuotaCode", quota.code()).put("QuotaName", quota.name()).put("Value", value)
                .put("Unit", quota.unit()).put("Adjustable", true).put("GlobalQuota", false));
    }
}
