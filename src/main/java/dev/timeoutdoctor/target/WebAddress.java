package dev.timeoutdoctor.target;

import dev.timeoutdoctor.text.Message;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a URL apart without {@link java.net.URI}, which refuses much of what browsers send ({@code {}, |} and others in a query).
 *
 * @param authority host and port
 * @param path still percent-encoded, begins with a slash or is empty
 * @param query with its question mark, or empty
 */
record WebAddress(String scheme, String authority, String path, String query) {

    /** Longer than any host name with its port can be (RFC 1035: 253 characters). */
    private static final int LONGEST_AUTHORITY = 260;
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>[A-Za-z]+)://(?<authority>[^/?#\\\\]*)(?<path>[^?#]*)(?<query>\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern
            .compile("(?<host>[a-z0-9]([a-z0-9._-]*[a-z0-9])?\\.?|\\[[0-9a-f:.]+])(:\\d{1,5})?");
    /** AWS: invoking a REST API; private APIs may have their endpoint's id behind the API's. */
    private static final Pattern EXECUTE_API = Pattern.compile(
            "(?<api>[a-z0-9]+)(-vpce-[0-9a-z]+)?\\.execute-api\\.(?<region>[a-z]{2,4}(-[a-z]+)+-\\d+)\\.(amazonaws\\.com(\\.cn)?|amazonaws\\.eu|api\\.aws)\\.?");
    private static final Pattern EMULATOR_HOST = Pattern
            .compile("(?<api>[a-z0-9_-]+)\\.execute-api\\.(?<rest>localhost(\\..*)?)");
    private static final Pattern ENDPOINT_ONLY = Pattern
            .compile("(vpce-[^.]+\\.)?execute-api\\.[^.]+\\..*|vpce-.*\\.execute-api\\..*");
    private static final Pattern ENDPOINT_REGION = Pattern
            .compile("execute-api\\.(?<region>[a-z]{2,4}(-[a-z]+)+-\\d+)\\.");
    private static final Pattern EMULATOR_PATH = Pattern.compile(
            "/_aws/execute-api/(?<api>[A-Za-z0-9_-]+)(/(?<stage>[^/]*)(?<path>/.*)?)?");
    /** A custom domain name as the practice lab serves it. */
    private static final Pattern LAB_DOMAIN = Pattern
            .compile("/_aws/hosts/(?<host>[A-Za-z0-9._-]+)(?<path>/.*)?");
    private static final Pattern OLD_EMULATOR_PATH = Pattern.compile(
            "/restapis/(?<api>[A-Za-z0-9_-]+)/(?<stage>[^/]+)/_user_request_(?<path>/.*)?");

    /** What a command's address stands for; where the host is a VPC endpoint's, a header names the API (AWS: invoking private APIs). */
    static RequestUrl read(PastedCommand command) {
        RequestUrl read = read(command.url(), command.method());
        if (!(read instanceof RequestUrl.Foreign foreign)) {
            return read;
        }
        Matcher endpoint = ENDPOINT_REGION.matcher(foreign.host());
        String id = command.headers().getOrDefault("x-apigw-api-id", "");
        String region = endpoint.find() ? endpoint.group("region") : "";
        if (!id.isEmpty() && !region.isEmpty()) {
            return ofStage(foreign.path(), id, region, command.method(), foreign.url());
        }
        Matcher host = EXECUTE_API.matcher(command.headers().getOrDefault("host", ""));
        return host.matches()
                ? ofStage(foreign.path(), host.group("api"), host.group("region"), command.method(), foreign.url())
                : foreign.with(command.headers());
    }

    /** The Region of a VPC endpoint, where a host is one's own name. */
    static Optional<String> endpointRegion(String host) {
        Matcher region = ENDPOINT_REGION.matcher(host);
        return ENDPOINT_ONLY.matcher(host).matches() && region.find()
                ? Optional.of(region.group("region"))
                : Optional.empty();
    }

    /** Says what an address stands for. */
    static RequestUrl read(String url, String method) {
        Optional<RequestUrl> console = ConsoleAddress.read(url);
        if (console.isPresent()) {
            return console.get();
        }
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return new RequestUrl.Malformed(Message.of("target.url.none"));
        }
        String authority = ascii(matcher.group("authority").toLowerCase(Locale.ROOT));
        return new WebAddress(matcher.group("scheme").toLowerCase(Locale.ROOT),
                authority.substring(authority.lastIndexOf('@') + 1), encoded(matcher.group("path")),
                encoded(group(matcher, "query", ""))).meaning(method);
    }

    /** AWS names a domain of another script by its ASCII form (RFC 5891). */
    private static String ascii(String authority) {
        try {
            return IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return authority; // is refused as it stands
        }
    }

    private RequestUrl meaning(String method) {
        Matcher authorityParts = AUTHORITY.matcher(authority);
        if (authority.length() > LONGEST_AUTHORITY || !authorityParts.matches()) {
            return new RequestUrl.Malformed(Message.of("target.url.host", authority));
        }
        String host = authorityParts.group("host");
        Matcher emulated = EMULATOR_PATH.matcher(path);
        Matcher oldEmulated = OLD_EMULATOR_PATH.matcher(path);
        if (emulated.matches() || oldEmulated.matches()) {
            Matcher parts = emulated.matches() ? emulated : oldEmulated;
            return new RequestUrl.ExecuteApi(parts.group("api"), "", group(parts, "stage", ""),
                    group(parts, "path", "/"), method, url());
        }
        Matcher domain = LAB_DOMAIN.matcher(path);
        if (domain.matches()) {
            String name = domain.group("host").toLowerCase(Locale.ROOT);
            return new RequestUrl.Foreign(name, group(domain, "path", "/"), method, url(),
                    Message.of("target.url.foreign", name), Map.of());
        }
        Matcher aws = EXECUTE_API.matcher(host);
        if (aws.matches()) {
            return ofStage(path, aws.group("api"), aws.group("region"), method, url());
        }
        Matcher emulator = EMULATOR_HOST.matcher(host);
        if (emulator.matches()) {
            return ofStage(path, emulator.group("api"), "", method, url());
        }
        String why = ENDPOINT_ONLY.matcher(host).matches() ? "target.url.endpoint-only" : "target.url.foreign";
        return new RequestUrl.Foreign(host, path.isEmpty() ? "/" : path, method, url(), Message.of(why, host),
                Map.of());
    }

    private static RequestUrl ofStage(String path, String apiId, String region, String method, String url) {
        String rest = path.isEmpty() ? "" : path.substring(1);
        int slash = rest.indexOf('/');
        return new RequestUrl.ExecuteApi(apiId, region, slash < 0 ? rest : rest.substring(0, slash),
                slash < 0 ? "/" : rest.substring(slash), method, url);
    }

    private String url() {
        return scheme + "://" + authority + path + query;
    }

    private static String group(Matcher matcher, String name, String otherwise) {
        String value = matcher.group(name);
        return value == null ? otherwise : value;
    }

    /** Percent-encodes what a URL may not hold, and a percent sign that encodes nothing. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1))
                    && isHex(text.charAt(i + 2));
            if (escape || (c < 128 && (Character.isLetterOrDigit(c) || "/?-._~!$&'()*+,;=:@".indexOf(c) >= 0))) {
                encoded.append(c);
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format(Locale.ROOT, "%02X", b));
                }
                i = end - 1;
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(char c) {
        return "0123456789abcdefABCDEF".indexOf(c) >= 0;
    }
}
