package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;

/** What a pasted text says about a request. */
public sealed interface RequestUrl {

    /**
     * An address that names API and stage: API Gateway's own ({@code execute-api}), the lab's or an emulator's.
     *
     * @param region empty where the address does not tell
     * @param stage empty where the path is empty; the first part of the path, so for an HTTP API's {@code $default} stage it is
     *     part of the path instead
     * @param path begins with a slash; without stage and query, still percent-encoded
     * @param method from a pasted command or log line, upper case, else empty
     * @param url the whole URL, cleaned, ready for sending
     */
    record ExecuteApi(String apiId, String region, String stage, String path, String method, String url)
            implements
                RequestUrl {}

    /**
     * A URL that does not name its API: a custom domain, a distribution, a backend.
     *
     * @param why one sentence
     */
    record Foreign(String host, String method, String url, Message why) implements RequestUrl {}

    /**
     * No URL at all.
     *
     * @param why one sentence
     */
    record Malformed(Message why) implements RequestUrl {}

    /**
     * Reads what people paste: a URL, with quotes, brackets or spaces around it, without {@code https://}, with a method before
     * it, or a {@code curl} command. Never throws.
     */
    static RequestUrl parse(String text) {
        return PastedText.read(text);
    }

    /** The address of a route at AWS itself; parameters stand in it as the resource's path names them. */
    static String of(Route route) {
        String domain = route.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
        return "https://" + route.apiId() + ".execute-api." + route.region() + "." + domain + "/" + route.stage()
                + route.resourcePath();
    }
}
