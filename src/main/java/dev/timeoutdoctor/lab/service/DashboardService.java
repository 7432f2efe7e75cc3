package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Monitoring.Dashboard;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch's dashboards (AWS: CloudWatch API reference). */
final class DashboardService {

    private final Simulation simulation;

    DashboardService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("cloudwatch", "GraniteServiceVersion20100801", Protocol.JSON_1_0,
                Map.of("PutDashboard", this::put, "GetDashboard", this::get, "DeleteDashboards", this::delete,
                        "ListDashboards",
                        input -> list(input, (node, time) -> node.put("LastModified", time.getEpochSecond()))));
    }

    QueryService query() {
        return QueryService.of("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/",
                Map.of("PutDashboard", this::put, "GetDashboard", this::get, "DeleteDashboards", this::delete,
                        "ListDashboards",
                        form -> list(form, (node, time) -> node.put("LastModified", time.toString()))));
    }

    private JsonNode put(JsonNode input) {
        String name = input.path("DashboardName").asString("");
        String body = input.path("DashboardBody").asString("");
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw invalid("The value " + name + " for field DashboardName contains invalid characters. It can only "
                    + "contain alphanumerics, dash (-) and underscore (_).");
        }
        if (!hasWidgets(body)) {
            throw invalid("The field DashboardBody must be a valid JSON object with a list widgets.");
        }
        Dashboard dashboard = new Dashboard(body, simulation.now());
        simulation.store().change(account -> account
                .with(account.monitoring().withDashboards(all -> all.put(name, dashboard))));
        ObjectNode node = Json.object();
        node.putArray("DashboardValidationMessages");
        return node;
    }

    private static boolean hasWidgets(String body) {
        try {
            return Json.parse(body).path("widgets").isArray();
        } catch (JacksonException e) {
            return false;
        }
    }

    private JsonNode get(JsonNode input) {
        String name = input.path("DashboardName").asString("");
        Dashboard dashboard = simulation.account().monitoring().dashboards().get(name);
        if (dashboard == null) {
            throw missing(name);
        }
        return Json.object().put("DashboardArn", arn(name)).put("DashboardBody", dashboard.body())
                .put("DashboardName", name);
    }

    private JsonNode delete(JsonNode input) {
        List<String> names = input.path("DashboardNames").valueStream().map(each -> each.asString("")).toList();
        simulation.store().change(account -> {
            names.stream().filter(name -> !account.monitoring().dashboards().containsKey(name)).findFirst()
                    .ifPresent(name -> {
                        throw missing(name);
                    });
            return account.with(account.monitoring().withDashboards(all -> all.keySet().removeAll(names)));
        });
        return Json.object();
    }

    private JsonNode list(JsonNode input, BiConsumer<ObjectNode, Instant> time) {
        String prefix = input.path("DashboardNamePrefix").asString("");
        ObjectNode node = Json.object();
        ArrayNode entries = node.putArray("DashboardEntries");
        new TreeMap<>(simulation.account().monitoring().dashboards()).forEach((name, dashboard) -> {
            if (name.startsWith(prefix)) {
                ObjectNode entry = entries.addObject().put("DashboardName", name).put("DashboardArn", arn(name))
                        .put("Size", dashboard.body().getBytes(StandardCharsets.UTF_8).length);
                time.accept(entry, dashboard.updated());
            }
        });
        return node;
    }

    private String arn(String name) {
        return "arn:aws:cloudwatch::" + simulation.account().id() + ":dashboard/" + name;
    }

    private static Refusal missing(String name) {
        return new Refusal(404, "ResourceNotFound", "Dashboard " + name + " does not exist");
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterInput", text);
    }
}
