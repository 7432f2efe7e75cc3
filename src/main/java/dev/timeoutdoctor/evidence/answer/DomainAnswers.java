package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.CustomDomain;
import dev.timeoutdoctor.evidence.DomainMapping;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Answers of both services about custom domain names. All throw {@link IllegalArgumentException} naming the member. */
public final class DomainAnswers {

    /** AWS's word for a mapping without a base path. */
    private static final String NO_PATH = "(none)";

    private DomainAnswers() {}

    /** GetBasePathMappings. */
    public static List<DomainMapping> basePathMappings(JsonNode answer) {
        return Members.of(answer).objects("items").stream().map(item -> new DomainMapping(
                path(item.textOrEmpty("basePath")), item.text("restApiId"), path(item.textOrEmpty("stage")))).toList();
    }

    /** GetApiMappings. */
    public static List<DomainMapping> apiMappings(JsonNode answer) {
        return Members.of(answer).objects("Items").stream().map(item -> new DomainMapping(
                path(item.textOrEmpty("ApiMappingKey")), item.text("ApiId"), item.text("Stage"))).toList();
    }

    /** GetDomainNames. */
    public static List<CustomDomain> domains(JsonNode answer) {
        return Members.of(answer).objects("items").stream()
                .map(item -> new CustomDomain(item.text("domainName"), item.textOrEmpty("domainNameId"),
                        named(Stream.of(item.textOrEmpty("regionalDomainName"),
                                item.textOrEmpty("distributionDomainName")))))
                .toList();
    }

    /** GetDomainNames of apigatewayv2. */
    public static List<CustomDomain> newerDomains(JsonNode answer) {
        return Members.of(answer).objects("Items").stream()
                .map(item -> new CustomDomain(item.text("DomainName"), "",
                        named(item.objects("DomainNameConfigurations").stream()
                                .map(one -> one.textOrEmpty("ApiGatewayDomainName")))))
                .toList();
    }

    private static List<String> named(Stream<String> targets) {
        return targets.filter(target -> !target.isEmpty()).toList();
    }

    private static String path(String text) {
        return text.equals(NO_PATH) ? "" : text;
    }
}
