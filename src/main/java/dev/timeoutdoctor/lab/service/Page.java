package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Request;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Paging of API Gateway v1: {@code limit} (25 unless said, 500 at most) and {@code position}. On the wire the list is
 * called {@code item}, whatever the reference calls it.
 */
final class Page {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 500;

    private Page() {}

    static <T> ObjectNode of(Request request, List<T> all, Function<T, ObjectNode> view) {
        int limit = Math.min(number(request, "limit", DEFAULT_LIMIT), MAX_LIMIT);
        int from = Math.min(number(request, "position", 0), all.size());
        if (limit < 1) {
            throw Refusal.badRequest("Invalid limit, must be positive");
        }
        int until = Math.min(all.size(), from + limit);
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("item");
        all.subList(from, until).forEach(each -> items.add(view.apply(each)));
        if (until < all.size()) {
            page.put("position", String.valueOf(until));
        }
        return page;
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.parameter(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.badRequest("Invalid " + name + " specified: " + text);
        }
        return Integer.parseInt(text);
    }
}
