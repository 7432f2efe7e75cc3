package dev.timeoutdoctor.target;

import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.text.Message;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the URLs of pages in AWS's console, old and new: of API Gateway and its custom domain names, of a function, of a log group or
 * a query of its lines. AWS does not document them: what a page names is taken, and nothing is guessed.
 */
final class ConsoleAddress {

    private static final Pattern PAGE = Pattern.compile(
            "https?://(?<host>[a-z0-9.-]{0,80}console\\.(aws\\.amazon\\.com|amazonaws\\.cn|amazonaws-us-gov\\.com))(?::443)?/(?<service>[a-z]*)(?<rest>[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_REGION = Pattern
            .compile("(?:^|\\.)(?<region>[a-z]{2,4}(?:-[a-z]+)+-\\d)\\.console");
    private static final Pattern API_IN_PATH = Pattern.compile("/apis/(?<api>[a-z0-9]{6,20})(?=[/?#]|$)");
    /** What stands for an API on pages that are of none. */
    private static final String NO_API = "unselected";
    private static final Pattern DOMAIN = Pattern
            .compile(
                    "(?:[?&]domain=|/custom-domain-names/)(?<name>(?:%2[Aa]|[A-Za-z0-9.*-])+)(?:(?:%2[Bb]|[+])(?<id>[a-z0-9]+))?");
    /** An escape of the console: {@code $252F}, {@code $2F} or, in a query of Logs Insights, {@code *2f} for a slash. */
    private static final Pattern ESCAPE = Pattern.compile("(?:\\$(?:25)?|\\*)(?<code>[2357][0-9A-Fa-f])");
    /** Unverified: no page of AWS names the group of a WebSocket API. */
    private static final Pattern WEBSOCKET_LOG = Pattern.compile(
            "/aws/apigateway/(?<api>(?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-z0-9]{10})/(?<stage>[A-Za-z0-9_-]+)");
    private static final Pattern TRACE = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
    private static final Pattern RESOURCE = Pattern
            .compile("/resources/(?<resource>[a-z0-9]{4,20})(?:/methods/(?<method>[A-Z]+))?");
    private static final Pattern FUNCTION = Pattern.compile("/functions/(?<name>[A-Za-z0-9_-]+)");
    private static final Pattern QUALIFIER = Pattern
            .compile("/functions/[A-Za-z0-9_-]+/(?:aliases|versions)/(?<qualifier>[A-Za-z0-9_-]+)");
    private static final Pattern FUNCTION_LOG = Pattern.compile("/aws/lambda/(?<name>[A-Za-z0-9_-]+)");
    private static final Pattern STAGE = Pattern.compile("/stages/(?<stage>[^/?#&]+)");

    private ConsoleAddress() {}

    static Optional<RequestUrl> read(String url) {
        Matcher page = PAGE.matcher(url);
        if (!page.matches()) {
            return Optional.empty();
        }
        String rest = page.group("rest") == null ? "" : page.group("rest");
        String region = parameter("region", rest)
                .or(() -> first(HOST_REGION, "region", page.group("host").toLowerCase(Locale.ROOT))).orElse("");
        Optional<RequestUrl> named = switch (page.group("service")) {
            case "apigateway" -> api(region, rest);
            case "lambda" -> function(FUNCTION, region, rest);
            case "cloudwatch" -> logs(region, unescaped(rest));
            default -> Optional.empty();
        };
        return named.or(() -> Optional.of(new RequestUrl.Malformed(why(rest))));
    }

    private static Message why(String rest) {
        Matcher trace = TRACE.matcher(rest);
        return trace.find()
                ? Message.of("target.url.console-trace", trace.group())
                : Message.of("target.url.console");
    }

    private static String unescaped(String rest) {
        return decoded(decoded(ESCAPE.matcher(rest).replaceAll("%${code}")));
    }

    private static Optional<RequestUrl> api(String region, String rest) {
        String element = first(RESOURCE, "resource", rest).or(() -> parameter("routes", rest))
                .or(() -> parameter("integration", rest)).orElse("");
        return first(API_IN_PATH, "api", rest).or(() -> parameter("api", rest)).filter(api -> !api.equals(NO_API))
                .<RequestUrl>map(api -> new ApiPart(api, region,
                        first(STAGE, "stage", rest).or(() -> parameter("stage", rest)).orElse(""),
                        first(RESOURCE, "method", rest).orElse(""), "", element))
                .or(() -> domain(region, rest));
    }

    private static Optional<RequestUrl> domain(String region, String rest) {
        return first(DOMAIN, "name", rest).filter(name -> name.contains("."))
                .map(name -> new RequestUrl.Domain(name.toLowerCase(Locale.ROOT), region,
                        first(DOMAIN, "id", rest).orElse("")));
    }

    private static Optional<RequestUrl> logs(String region, String rest) {
        return PastedLog.group(rest).map(found -> found instanceof ApiPart part
                ? new ApiPart(part.apiId(), region, part.stage(), "", "", "")
                : found).or(() -> webSocket(region, rest)).or(() -> function(FUNCTION_LOG, region, rest))
                .or(() -> PastedLog.id(rest));
    }

    private static Optional<RequestUrl> webSocket(String region, String rest) {
        return first(WEBSOCKET_LOG, "api", rest)
                .map(api -> new ApiPart(api, region, first(WEBSOCKET_LOG, "stage", rest).orElse(""), "", "", ""));
    }

    /** The account is not told, nor needed: the function's policy is asked for by its name. */
    private static Optional<RequestUrl> function(Pattern pattern, String region, String rest) {
        Matcher function = pattern.matcher(rest);
        if (!function.find()) {
            return Optional.empty();
        }
        String qualifier = first(QUALIFIER, "qualifier", rest).or(() -> parameter("qualifier", rest)).orElse("");
        return Optional.of(new RequestUrl.Function(function.group("name"), region, function.group("name"), qualifier));
    }

    private static Optional<String> parameter(String name, String rest) {
        return first(Pattern.compile("[?&]" + name + "=(?<value>[^&#]+)"), "value", rest);
    }

    private static Optional<String> first(Pattern pattern, String group, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.ofNullable(matcher.group(group)).map(ConsoleAddress::decoded)
                : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that encodes nothing stands for itself
        }
    }
}
