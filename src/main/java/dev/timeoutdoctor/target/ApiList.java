package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The APIs of a Region, of which each of API Gateway's two services lists its own. A list that could not be read is no empty one: it
 * stands among the {@link #unread()}.
 *
 * @param rest the REST APIs
 * @param newer the HTTP and WebSocket APIs
 */
public record ApiList(Observed<List<ListedApi>> rest, Observed<List<ListedApi>> newer) {

    /**
     * A list that could not be read.
     *
     * @param what whose list it is, in words
     * @param look what came of looking; never seen
     */
    public record Unread(Message what, Observed<?> look) {}

    /** What was read, by name. */
    public List<ListedApi> apis() {
        return Stream.of(rest, newer).flatMap(list -> list.seen().stream()).flatMap(List::stream)
                .sorted(Comparator.comparing((ListedApi each) -> each.api().name())
                        .thenComparing(each -> each.api().id()))
                .toList();
    }

    /** What could not be read; empty where all was. */
    public List<Unread> unread() {
        List<Unread> unread = new ArrayList<>();
        if (rest.seen().isEmpty()) {
            unread.add(new Unread(Message.of("target.list.rest"), rest));
        }
        if (newer.seen().isEmpty()) {
            unread.add(new Unread(Message.of("target.list.newer"), newer));
        }
        return List.copyOf(unread);
    }

    /** Whether neither list could be read. */
    public boolean isUnread() {
        return unread().size() == 2;
    }

    /** This, and where a list was not read, the one that was read later. */
    public ApiList orElse(ApiList later) {
        return new ApiList(rest.seen().isPresent() ? rest : later.rest, newer.seen().isPresent() ? newer : later.newer);
    }
}
