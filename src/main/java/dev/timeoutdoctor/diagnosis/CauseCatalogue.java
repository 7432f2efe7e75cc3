package dev.timeoutdoctor.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every cause that the program knows, from {@code causes.csv} beside this class: what it does to the call, the part that a set-up
 * must have for it, the causes that it explains (its consequences), and the kinds of change that may cure it.
 */
public final class CauseCatalogue {

    private static final String RESOURCE = "causes.csv";
    private static final int COLUMNS = 7;
    /** Stands for every other cause: who answered is decided before anything else. */
    private static final String EVERYTHING = "*";

    private final Map<String, Entry> entries;

    private record Entry(Cause cause, Part part, List<String> explains, List<String> cures) {}

    private CauseCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * The catalogue of the program.
     *
     * @throws IllegalStateException where the file is not what it should be: a bug
     */
    public static CauseCatalogue load() {
        try (InputStream stream = CauseCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new CauseCatalogue(complete(read(reader.lines().skip(1).toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every cause, in the order in which it is shown. */
    public List<Cause> causes() {
        return entries.values().stream().map(Entry::cause).toList();
    }

    /**
     * The causes that a cause explains: when both are found, they come after it.
     *
     * @throws IllegalArgumentException for an id that is not in the catalogue
     */
    public List<String> explains(String id) {
        return entry(id).explains();
    }

    /** Ids of the kinds of change that may cure a cause, wherever it is found; what a finding knows besides is its own. */
    public List<String> cures(String id) {
        return entry(id).cures();
    }

    Part part(String id) {
        return entry(id).part();
    }

    /**
     * The given ids, a cause before what it explains; where neither explains the other, in the catalogue's order.
     */
    List<String> causesFirst(Collection<String> ids) {
        List<String> waiting = new ArrayList<>(entries.keySet().stream().filter(ids::contains).toList());
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(id -> waiting.stream().noneMatch(other -> explains(other).contains(id))).findFirst()
                    .orElseThrow(() -> new IllegalStateException("These explain each other: " + waiting));
            waiting.remove(next);
            order.add(next);
        }
        return order;
    }

    private Entry entry(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("No such cause: " + id);
        }
        return entry;
    }

    private static Map<String, Entry> read(List<String> lines) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException(RESOURCE + " has a line of " + cells.length + " cells: " + line);
            }
            Cause cause = new Cause(cells[0], cells[1], cells[2],
                    Cause.Effect.valueOf(cells[3].toUpperCase(Locale.ROOT)));
            if (entries.put(cells[0], new Entry(cause, Part.of(cells[4]), ids(cells[5]), ids(cells[6]))) != null) {
                throw new IllegalStateException(RESOURCE + " has " + cells[0] + " twice");
            }
        }
        return entries;
    }

    private static List<String> ids(String cell) {
        return Arrays.stream(cell.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
    }

    /** Replaces {@value #EVERYTHING} by every cause that does not itself decide whose answer it was. */
    private static Map<String, Entry> complete(Map<String, Entry> written) {
        List<String> ordinary = written.entrySet().stream()
                .filter(entry -> !entry.getValue().explains().contains(EVERYTHING)).map(Map.Entry::getKey).toList();
        Map<String, Entry> complete = new LinkedHashMap<>();
        written.forEach((id, entry) -> complete.put(id, new Entry(entry.cause(), entry.part(),
                entry.explains().stream().flatMap(to -> to.equals(EVERYTHING) ? ordinary.stream() : Stream.of(to))
                        .distinct().toList(),
                entry.cures())));
        return complete;
    }
}
