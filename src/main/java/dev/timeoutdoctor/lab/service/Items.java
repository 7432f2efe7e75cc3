package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Request;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paging of API Gateway v2: {@code maxResults} and {@code nextToken}; the list is mostly called {@code items}. */
final class Items {

    private static final int DEFAULT_SIZE = 100;

    private Items() {}

    static <T> ObjectNode of(Request request, List<T> all, Function<T, ObjectNode> view) {
        return of(request, "items", all, view);
    }

    static <T> ObjectNode of(Request request, String list, List<T> all, Function<T, ObjectNode> view) {
        int size = number(request, "maxResults", DEFAULT_SIZE);
        int from = Math.min(number(request, "nextToken", 0), all.size());
        if (size < 1) {
            throw Refusal.badRequest("Invalid maxResults, must be positive");
        }
        int until = Math.min(all.size(), from + size);
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray(list);
        all.subList(from, until).forEach(each -> items.add(view.apply(each)));
        if (until < all.size()) {
            page.put("nextToken", String.valueOf(until));
        }
        return page;
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.parameter(name).orElse("");
        if (!text.matches("\\d{0,6}")) {
            throw Refusal.badRequest("Invalid " + name + " specified: " + text);
        }
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
