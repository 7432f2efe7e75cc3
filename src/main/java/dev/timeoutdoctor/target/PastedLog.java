package dev.timeoutdoctor.target;

import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.target.RequestUrl.Logged;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads lines of logs: an execution log's ({@code (<request id>) Method completed …}), an access log's in JSON with any of the usual
 * names, or in the common log format (AWS: set up CloudWatch logging; access logs are in a format of the owner's choice).
 */
final class PastedLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern EXECUTION = Pattern.compile("^[^(\"{]{0,60}\\((?<id>" + UUID + ")\\) (?<text>.*)",
            Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern
            .compile("HTTP Method: (?<method>[A-Z]+), Resource Path: (?<path>/\\S*)");
    private static final Pattern COMMON = Pattern.compile("\"(?<method>[A-Z]{3,7}) (?<path>/\\S*) HTTP/[0-9.]+\"");
    /** AWS's examples of access log formats in CSV and XML. */
    private static final Pattern CSV = Pattern.compile(",(?<method>[A-Z]{3,7}),(?<path>/[^,\\s]*),HTTP/[0-9.]+,");
    private static final Pattern XML = Pattern
            .compile(
                    "<httpMethod>(?<method>[A-Z]{3,7})</httpMethod>\\s*<resourcePath>(?<path>/[^<\\s]*)</resourcePath>");
    private static final Pattern GROUP = Pattern
            .compile("API-Gateway-Execution-Logs_(?<api>[a-z0-9]{4,20})/(?<stage>[A-Za-z0-9_$-]+)");
    private static final Pattern ANY_ID = Pattern.compile("(?<![0-9a-zA-Z-])(?<id>" + UUID + ")(?![0-9a-zA-Z-])");

    private PastedLog() {}

    /** The request of a line that can be nothing else than a log's. */
    static Optional<RequestUrl> read(String text) {
        return execution(text).or(() -> json(text)).or(() -> common(text)).or(() -> ofAws(text, CSV))
                .or(() -> ofAws(text, XML)).or(() -> group(text));
    }

    /** The request whose id stands anywhere in a text. */
    static Optional<RequestUrl> id(String text) {
        Matcher matcher = ANY_ID.matcher(text);
        return matcher.find() ? Optional.of(new Logged(matcher.group("id"), "", "")) : Optional.empty();
    }

    private static Optional<RequestUrl> execution(String text) {
        Matcher line = EXECUTION.matcher(text.strip());
        if (!line.matches()) {
            return Optional.empty();
        }
        Matcher request = REQUEST.matcher(line.group("text"));
        boolean named = request.find();
        return Optional.of(new Logged(line.group("id"), named ? request.group("method") : "",
                named ? request.group("path") : ""));
    }

    private static Optional<RequestUrl> common(String text) {
        Matcher line = COMMON.matcher(text);
        if (!line.find()) {
            return Optional.empty();
        }
        String rest = text.substring(line.end());
        Matcher id = ANY_ID.matcher(rest);
        return Optional.of(new Logged(id.find() ? id.group("id") : "", line.group("method"), line.group("path")));
    }

    private static Optional<RequestUrl> ofAws(String text, Pattern format) {
        Matcher line = format.matcher(text);
        Matcher id = ANY_ID.matcher(text);
        return line.find() && id.find()
                ? Optional.of(new Logged(id.group("id"), line.group("method"), line.group("path")))
                : Optional.empty();
    }

    /** The name of an execution log group, where no request is named that would tell more. */
    static Optional<RequestUrl> group(String text) {
        Matcher group = GROUP.matcher(text);
        return group.find() && id(text).isEmpty()
                ? Optional.of(new ApiPart(group.group("api"), "", group.group("stage"), "", "", ""))
                : Optional.empty();
    }

    private static Optional<RequestUrl> json(String text) {
        String line = text.strip();
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return fields(JSON.readTree(line));
        } catch (JacksonException e) {
            return Optional.empty(); // not JSON: whatever else it may be is tried next
        }
    }

    private static Optional<RequestUrl> fields(JsonNode line) {
        Map<String, String> fields = new TreeMap<>();
        line.properties().stream().filter(member -> member.getValue().isValueNode()).forEach(member -> fields
                .put(member.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""),
                        member.getValue().asString("")));
        String key = any(fields, "routekey");
        String[] route = key.startsWith("$") || !key.contains(" ") ? new String[]{"", key} : key.split(" ", 2);
        String method = or(any(fields, "httpmethod", "method", "m", "verb"), route[0]);
        String path = or(any(fields, "resourcepath", "resource", "p"), or(route[1], any(fields, "path", "uri")));
        String api = any(fields, "apiid");
        String domain = any(fields, "domainname", "domain", "host");
        String id = any(fields, "requestid", "extendedrequestid", "reqid");
        if (!api.isEmpty()) {
            String stage = any(fields, "stage");
            return Optional.of(new ApiPart(api, "", stage, method, withoutStage(path, stage), ""));
        }
        if (!domain.isEmpty() && domain.contains(".")) {
            return Optional.of(address(domain, any(fields, "path", "uri", "requestpath"), any(fields, "stage"), method,
                    path));
        }
        return id.isEmpty() && path.isEmpty() ? Optional.empty() : Optional.of(new Logged(id, method, path));
    }

    /** {@code $context.path} begins with the stage, the resource's path does not. */
    private static String withoutStage(String path, String stage) {
        return !stage.isEmpty() && (path + "/").startsWith("/" + stage + "/")
                ? "/" + path.substring(Math.min(path.length(), stage.length() + 2))
                : path;
    }

    /** An execute-api host names the API; the request's own path ({@code $context.path}) begins with the stage. */
    private static RequestUrl address(String domain, String requestPath, String stage, String method, String resource) {
        RequestUrl url = WebAddress.read("https://" + domain + or(requestPath, resource), method);
        return url instanceof RequestUrl.ExecuteApi api && (!stage.isEmpty() || requestPath.isEmpty())
                ? new ApiPart(api.apiId(), api.region(), stage, method, resource, "")
                : url;
    }

    private static String any(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name, "");
            if (!value.isEmpty() && !value.equals("-")) {
                return value;
            }
        }
        return "";
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
