package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Service Quotas: the two quotas of API Gateway that a longer timeout touches (AWS: REST API quotas). */
final class QuotaService {

    private record Quota(String code, String name, double defaultValue, String unit) {}

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
                        "ListRequestedServiceQuotaChangeHistoryByQuota", QuotaService::requests));
    }

    private JsonNode applied(JsonNode input) {
        Quota quota = find(input);
        Double value = simulation.account().appliedQuotas().get(quota.code());
        if (value == null) {
            throw noSuchResource();
        }
        return view(quota, value, true);
    }

    private JsonNode byDefault(JsonNode input) {
        Quota quota = find(input);
        return view(quota, quota.defaultValue(), false);
    }

    private static JsonNode requests(JsonNode input) {
        find(input);
        ObjectNode node = Json.object();
        node.putArray("RequestedQuotas");
        return node;
    }

    private static Quota find(JsonNode input) {
        String code = required(input, "QuotaCode");
        if (!required(input, "ServiceCode").equals("apigateway")) {
            throw noSuchResource();
        }
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
