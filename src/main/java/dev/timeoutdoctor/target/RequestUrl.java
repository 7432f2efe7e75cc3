package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.Map;

/** What a pasted text says about a request. */
public sealed interface RequestUrl {

    /**
     * An address that names the API: API Gateway's own ({@code execute-api}), the lab's or an emulator's.
     *
     * @param region empty where the address does not tell
     * @param stage empty where the path is empty; the first part of the path, so for an HTTP API's {@code $default} stage it may be
     *     part of the path instead
     * @param path begins with a slash; without stage and query, still percent-encoded
     * @param method from a pasted command or log line, upper case, else empty
     * @param url the whole URL, cleaned, ready for sending
     */
    record ExecuteApi(String apiId, String region, String stage, String path, String method, String url)
            implements
                RequestUrl {

        /** The path with the stage as its first part, as an API answers it at its {@code $default} stage. */
        String wholePath() {
            return stage.isEmpty() ? path : "/" + stage + (path.equals("/") ? "" : path);
        }
    }

    /**
     * A URL that does not name its API: a custom domain, a distribution, a backend.
     *
     * @param path begins with a slash; without query, still percent-encoded
     * @param why one sentence
     * @param headers of the pasted command, names in lower case; that one is missing tells nothing
     */
    record Foreign(String host, String path, String method, String url, Message why, Map<String, String> headers)
            implements
                RequestUrl {

        public Foreign {
            headers = Map.copyOf(headers);
        }

        Foreign with(Map<String, String> others) {
            return new Foreign(host, path, method, url, why, others);
        }
    }

    /**
     * An API by its id, and as much of stage and method as the text names: an ARN, a page of AWS's console, a log line. What it does
     * not name is empty.
     *
     * @param path a resource's path or a request's, or a route's key without a path
     * @param element the id of a resource, a route or an integration
     */
    record ApiPart(String apiId, String region, String stage, String method, String path, String element)
            implements
                RequestUrl {}

    /**
     * A Lambda function: its policy tells which methods may call it.
     *
     * @param arn with its qualifier; the name alone where the text does not tell the account
     * @param qualifier a version or alias, or empty
     */
    record Function(String arn, String region, String name, String qualifier) implements RequestUrl {}

    /**
     * A custom domain name without a path: an ARN, a page of AWS's console.
     *
     * @param id of a private custom domain name, or empty
     */
    record Domain(String name, String region, String id) implements RequestUrl {}

    /**
     * A line of a log that names no API.
     *
     * @param requestId AWS's id of the request
     * @param method of the request, or empty
     * @param path of the request or its resource, or empty
     */
    record Logged(String requestId, String method, String path) implements RequestUrl {}

    /**
     * No request at all.
     *
     * @param why one sentence
     */
    record Malformed(Message why) implements RequestUrl {}

    /**
     * Reads what people paste: a URL, with quotes, brackets or spaces around it, without {@code https://}, with a method before it; a
     * {@code curl} command or a browser's "copy as fetch"; an ARN; a console page's URL; a line of an access or execution log. Never
     * throws.
     */
    static RequestUrl parse(String text) {
        return PastedText.read(text);
    }

    /** The Region that the text names, or empty. */
    default String region() {
        return "";
    }

    /** The address that the text names, or empty. */
    default String url() {
        return "";
    }

    /** The request's method that the text names, or empty. */
    default String method() {
        return "";
    }

    /** The address of a route at AWS itself; parameters stand in it as the resource's path names them. */
    static String of(Route route) {
        String domain = switch (route.partition()) {
            case "aws-cn" -> "amazonaws.com.cn";
            case "aws-eusc" -> "amazonaws.eu";
            default -> "amazonaws.com";
        };
        String host = route.apiId() + ".execute-api." + route.region() + "." + domain;
        return (route.apiType() == ApiType.WEBSOCKET ? "wss://" : "https://") + host + pathOf(route);
    }

    /** Stage and path as a request names them: the {@code $default} stage has no part of its own, and a WebSocket API no path. */
    static String pathOf(Route route) {
        String stage = route.stage().equals("$default") ? "" : "/" + route.stage();
        boolean path = route.resourcePath().startsWith("/");
        return path ? stage + route.resourcePath() : stage.isEmpty() ? "/" : stage;
    }

    /** The ARN by which AWS names the route of a stage (AWS: ARN format of execute-api); pasted, it leads to the route again. */
    static String arnOf(Route route) {
        String method = route.methodKey().isEmpty() ? "" : "/" + route.methodKey();
        String path = route.resourcePath().startsWith("/") ? route.resourcePath() : "/" + route.resourcePath();
        return "arn:" + route.partition() + ":execute-api:" + route.region() + ":" + route.account() + ":"
                + route.apiId() + "/" + route.stage() + method + path;
    }
}
