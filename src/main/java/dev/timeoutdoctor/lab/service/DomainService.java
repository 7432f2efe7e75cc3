package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.DomainName;
import dev.timeoutdoctor.lab.account.DomainName.Mapping;
import dev.timeoutdoctor.lab.account.DomainName.Rule;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Custom domain names, as v1 shows them (base path mappings of REST APIs) and as v2 does (API mappings of all). */
final class DomainService {

    private static final String ZONE = "Z1UJRXOUMOOFQ8";

    private final Simulation simulation;

    DomainService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("apigateway", "GetDomainNames", "GET", "/domainnames",
                        call -> Reply.ok(Page.of(call.request(), simulation.account().domainNames(), this::first))),
                RestRoute.of("apigateway", "GetDomainName", "GET", "/domainnames/{domain}",
                        call -> Reply.ok(first(domain(call)))),
                RestRoute.of("apigateway", "GetBasePathMappings", "GET", "/domainnames/{domain}/basepathmappings",
                        call -> Reply.ok(Page.of(call.request(), ofRestApis(domain(call)), DomainService::basePath))),
                RestRoute.of("apigatewayv2", "GetDomainNames", "GET", "/v2/domainnames",
                        call -> Reply.ok(Items.of(call.request(), simulation.account().domainNames(), this::second))),
                RestRoute.of("apigatewayv2", "GetDomainName", "GET", "/v2/domainnames/{domain}",
                        call -> Reply.ok(second(domain(call)))),
                RestRoute.of("apigatewayv2", "ListRoutingRules", "GET", "/v2/domainnames/{domain}/routingrules",
                        call -> Reply.ok(Items.of(call.request(), "routingRules", rules(domain(call)),
                                rule -> rule(domain(call), rule)))),
                RestRoute.of("apigatewayv2", "GetApiMappings", "GET", "/v2/domainnames/{domain}/apimappings",
                        call -> Reply.ok(Items.of(call.request(), domain(call).mappings(), DomainService::mapping))));
    }

    private DomainName domain(RestCall call) {
        return simulation.account().domainName(call.path("domain"))
                .orElseThrow(() -> Refusal.notFound("Invalid domain name identifier specified"));
    }

    private List<Mapping> ofRestApis(DomainName domain) {
        return domain.mappings().stream()
                .filter(mapping -> simulation.account().api(mapping.apiId()).isPresent()).toList();
    }

    private String target(DomainName domain) {
        return "d-" + domain.name().replaceAll("[^a-z0-9]", "") + ".execute-api." + simulation.account().region()
                + ".amazonaws.com";
    }

    private String certificate() {
        return "arn:aws:acm:" + simulation.account().region() + ":" + simulation.account().id()
                + ":certificate/4f1c1a0e-5c1b-4b7e-9d2a-0a8b6f3c9e11";
    }

    private ObjectNode first(DomainName domain) {
        ObjectNode node = Json.object().put("domainName", domain.name())
                .put("domainNameArn",
                        "arn:aws:apigateway:" + simulation.account().region() + "::/domainnames/" + domain.name())
                .put("regionalDomainName", target(domain)).put("regionalHostedZoneId", ZONE)
                .put("regionalCertificateArn", certificate());
        node.putObject("endpointConfiguration").put("ipAddressType", "ipv4").putArray("types")
                .add(domain.endpointType());
        node.put("domainNameStatus", "AVAILABLE").put("securityPolicy", "TLS_1_2");
        node.putObject("tags");
        return node.put("routingMode", domain.rules().mode().replace("API_MAPPING", "BASE_PATH_MAPPING"));
    }

    private ObjectNode second(DomainName domain) {
        ObjectNode node = Json.object().put("apiMappingSelectionExpression", "$request.basepath")
                .put("domainName", domain.name());
        node.putArray("domainNameConfigurations").addObject().put("apiGatewayDomainName", target(domain))
                .put("certificateArn", certificate()).put("domainNameStatus", "AVAILABLE")
                .put("endpointType", domain.endpointType()).put("hostedZoneId", ZONE).put("ipAddressType", "ipv4")
                .put("securityPolicy", "TLS_1_2");
        node.put("routingMode", domain.rules().mode());
        node.putObject("tags");
        return node;
    }

    private static List<Rule> rules(DomainName domain) {
        return domain.rules().rules().stream().sorted(Comparator.comparingInt(Rule::priority)).toList();
    }

    private ObjectNode rule(DomainName domain, Rule rule) {
        ObjectNode node = Json.object().put("routingRuleId", rule.id())
                .put("routingRuleArn",
                        "arn:aws:apigateway:" + simulation.account().region() + ":" + simulation.account().id()
                                + ":/domainnames/" + domain.name() + "/routingrules/" + rule.id())
                .put("priority", rule.priority());
        ArrayNode conditions = node.putArray("conditions");
        if (!rule.basePath().isEmpty()) {
            conditions.addObject().putObject("matchBasePaths").putArray("anyOf").add(rule.basePath());
        }
        if (!rule.header().isEmpty()) {
            conditions.addObject().putObject("matchHeaders").putArray("anyOf").addObject().put("header", rule.header())
                    .put("valueGlob", rule.glob());
        }
        node.putArray("actions").addObject().putObject("invokeApi").put("apiId", rule.apiId())
                .put("stage", rule.stage()).put("stripBasePath", rule.stripBasePath());
        return node;
    }

    private static ObjectNode basePath(Mapping mapping) {
        return Json.object().put("basePath", mapping.key().isEmpty() ? "(none)" : mapping.key())
                .put("restApiId", mapping.apiId()).put("stage", mapping.stage());
    }

    private static ObjectNode mapping(Mapping mapping) {
        return Json.object().put("apiId", mapping.apiId()).put("apiMappingId", mapping.id())
                .put("apiMappingKey", mapping.key()).put("stage", mapping.stage());
    }
}
