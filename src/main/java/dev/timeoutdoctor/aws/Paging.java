package dev.timeoutdoctor.aws;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the pages of one operation become one answer, as the AWS CLI merges them: the named lists are joined, everything else is
 * that of the first page, and the token goes, unless the reading ended early; then the token stays and says so.
 *
 * @param token the request's member that carries the token; empty where there are no pages
 * @param nextToken the answer's member that carries the token of the next page; mostly the same
 * @param lists the members that are joined
 * @param total the request's member that limits the first list over all pages; empty where there is none
 * @param mostPages after so many pages the reading ends
 */
record Paging(String token, String nextToken, List<String> lists, String total, int mostPages) {

    /** AWS answers at once. */
    static final Paging NONE = new Paging("", List.of(), "", 1);

    /** API Gateway version 1. */
    static final Paging BY_POSITION = new Paging("position", List.of("items"), "", 200);

    Paging {
        lists = List.copyOf(lists);
    }

    /** One member carries the token in requests and answers alike. */
    Paging(String token, List<String> lists, String total, int mostPages) {
        this(token, token, lists, total, mostPages);
    }

    /** Whether there may be a page after the first one. */
    boolean exists() {
        return !token.isEmpty();
    }

    /** Whether an answer that ends early is still of use: the newest log lines are, half a list of resources is not. */
    boolean mayEndEarly() {
        return !total.isEmpty();
    }

    /** The token for the page after this one, or empty. */
    String next(JsonNode page) {
        return exists() ? page.path(nextToken).asString("") : "";
    }

    /** The request for the page after {@code merged}; {@code parameters} stay as they are. */
    ObjectNode request(JsonNode parameters, ObjectNode merged, String next) {
        ObjectNode request = ((ObjectNode) parameters).deepCopy();
        request.put(token, next);
        if (parameters.has(total)) {
            request.put(total, parameters.path(total).intValue() - items(merged));
        }
        return request;
    }

    /** Adds a page's lists to what is merged so far. */
    void append(ObjectNode merged, JsonNode page) {
        for (String list : lists) {
            if (page.path(list) instanceof ArrayNode more) {
                merged.withArray(list).addAll(more);
            }
        }
    }

    /** Whether the wanted number of items is there. */
    boolean full(JsonNode parameters, ObjectNode merged) {
        return parameters.has(total) && items(merged) >= parameters.path(total).intValue();
    }

    private int items(ObjectNode merged) {
        return merged.path(lists.getFirst()).size();
    }

    @Override
    public String toString() {
        return exists() ? String.format(Locale.ROOT, "by %s, at most %d pages", token, mostPages) : "no pages";
    }
}
