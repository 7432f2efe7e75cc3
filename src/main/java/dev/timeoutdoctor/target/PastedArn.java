package dev.timeoutdoctor.target;

import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the ARNs that lead to a method: of execute-api, of API Gateway's settings, of a Lambda function (AWS: ARN formats). */
final class PastedArn {

    private static final Pattern ARN = Pattern
            .compile("arn:aws[a-z-]*:(?<service>[a-z-]+):(?<region>[a-z0-9-]*):[^:]*:(?<rest>.+)");
    private static final Pattern EXECUTE = Pattern
            .compile("(?<api>[A-Za-z0-9_-]+)(/(?<stage>[^/]*)(/(?<method>[^/]*)(?<path>/.*)?)?)?");
    private static final Pattern SETTINGS = Pattern.compile("/(?:restapis|apis)/(?<api>[A-Za-z0-9_-]+)(?<rest>/.*)?");
    private static final Pattern DOMAIN = Pattern
            .compile("/domainnames/(?<domain>[A-Za-z0-9.*-]+)(?:[+](?<id>[a-z0-9]+))?(/.*)?");
    private static final Pattern STAGE = Pattern.compile("/stages/(?<stage>[^/]+).*");
    private static final Pattern ELEMENT = Pattern
            .compile("/(?:resources|routes|integrations)/(?<element>[^/]+)(/methods/(?<method>[A-Z]+).*)?");
    private static final Pattern FUNCTION = Pattern.compile("function:(?<name>[A-Za-z0-9_-]+)(:(?<qualifier>.+))?");
    /** What stands for any, and for the stage of a test in AWS's console, which is none. */
    private static final List<String> NO_NAMES = List.of("*", "", "test-invoke-stage");

    private PastedArn() {}

    /** What an ARN names, or empty where it is none or leads nowhere. */
    static Optional<RequestUrl> read(String word) {
        Matcher arn = ARN.matcher(word);
        if (!arn.matches()) {
            return Optional.empty();
        }
        String region = arn.group("region");
        String rest = arn.group("rest");
        return switch (arn.group("service")) {
            case "execute-api" -> execute(region, rest);
            case "apigateway" -> rest.startsWith("/")
                    ? settings(region, rest)
                    : read(rest.replaceFirst("^path/[^/]+/functions/", "")
                            .replaceFirst("/(response-streaming-)?invocations$", ""));
            case "lambda" -> function(word, region, rest);
            default -> Optional.empty();
        };
    }

    private static Optional<RequestUrl> execute(String region, String rest) {
        Matcher parts = EXECUTE.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String stage = star(group(parts, "stage"));
        String method = group(parts, "method");
        String path = group(parts, "path");
        boolean isMethod = method.toUpperCase(Locale.ROOT).equals(method) && !method.startsWith("$");
        return Optional.of(isMethod || !path.isEmpty()
                ? new ApiPart(parts.group("api"), region, stage, star(method), named(path), "")
                : new ApiPart(parts.group("api"), region, stage, "", method, ""));
    }

    /** A path of stars tells nothing; the route that has no path stands behind the slash. */
    private static String named(String path) {
        return path.equals("/*") ? "" : path.startsWith("/$") ? path.substring(1) : path;
    }

    private static Optional<RequestUrl> settings(String region, String rest) {
        Matcher domain = DOMAIN.matcher(rest);
        if (domain.matches()) {
            return Optional.of(new RequestUrl.Domain(domain.group("domain").toLowerCase(Locale.ROOT), region,
                    group(domain, "id")));
        }
        Matcher parts = SETTINGS.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher stage = STAGE.matcher(group(parts, "rest"));
        Matcher element = ELEMENT.matcher(group(parts, "rest"));
        boolean ofElement = element.matches();
        return Optional.of(new ApiPart(parts.group("api"), region, stage.matches() ? stage.group("stage") : "",
                ofElement ? group(element, "method") : "", "", ofElement ? element.group("element") : ""));
    }

    private static Optional<RequestUrl> function(String arn, String region, String rest) {
        Matcher parts = FUNCTION.matcher(rest);
        return parts.matches()
                ? Optional.of(
                        new RequestUrl.Function(arn, region, parts.group("name"), group(parts, "qualifier")))
                : Optional.empty();
    }

    private static String star(String text) {
        return NO_NAMES.contains(text) ? "" : text;
    }

    private static String group(Matcher matcher, String name) {
        String value = matcher.group(name);
        return value == null ? "" : value;
    }
}
