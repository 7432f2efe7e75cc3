package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version that the called alias points to: one that was published, or what is edited, published first. Versions never change, so
 * that a mended {@code $LATEST} does not reach an alias by itself (AWS: Lambda developer guide, versions and aliases).
 */
final class AliasChange implements ChangeType {

    private static final String ALIAS = "alias";
    private static final String PUBLISHED = "published";
    private static final String VERSION = "Version";
    private static final String DESCRIPTION = "Description";
    private static final String POINTS_TO = "FunctionVersion";
    /** The number that AWS gives when it publishes. */
    private static final String NEW = "{{Version}}";
    private static final int MOST_VERSIONS = 20;

    @Override
    public ChangeKind kind() {
        return ChangeKind.ALIAS;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<FunctionReference> function = reading.function();
        if (function.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-function"));
        }
        String qualifier = function.get().qualifier();
        if (qualifier.isEmpty() || qualifier.equals(FunctionVersions.LATEST) || qualifier.matches("\\d+")) {
            return new Offer.NotHere(Message.of("change.alias.none", function.get().name()));
        }
        Map<String, Object> named = Calls.function(function.get());
        named.put("Name", qualifier);
        AwsCall alias = AwsCall.of("lambda", "GetAlias", function.get().region(), named);
        AwsCall versions = AwsCall.of("lambda", "ListVersionsByFunction", function.get().region(),
                Calls.function(function.get()));
        Observed<JsonNode> all = reading.look().apply(versions);
        return all instanceof Observed.Seen<JsonNode> seen
                ? Looked.at(reading, alias, now -> offer(new Repointing(reading, function.get(),
                        words(seen.value(), now), edited(seen.value()), KeptCopies.of(reading, function.get())), alias,
                        now, versions, seen.value()))
                : new Offer.CouldNotRead(versions, all);
    }

    private static Offer offer(Repointing recipe, AwsCall alias, JsonNode now, AwsCall versions, JsonNode all) {
        String newest = Json.text(all, VERSION);
        if (Json.text(now, POINTS_TO).equals(newest) && !recipe.edited()) {
            return new Offer.AlreadySo(Message.of("change.alias.already", recipe.function().qualifier(), newest));
        }
        Edit publishing = Edit.of(PUBLISHED, versions, all, List.of(VERSION, DESCRIPTION),
                Set.of(VERSION, DESCRIPTION));
        Edit pointing = Edit.of(ALIAS, alias, now, List.of("Name", POINTS_TO, "RoutingConfig"),
                Set.of(POINTS_TO, "RoutingConfig"));
        ObjectNode goal = pointing.goal().deepCopy();
        goal.put(POINTS_TO, recipe.edited() ? NEW : newest);
        return new Offer.Ready(Draft.of(recipe, recipe.reading().ways(), List.of(publishing, pointing.to(goal))));
    }

    /** Whether what is edited is not what was published last. */
    private static boolean edited(JsonNode all) {
        Optional<JsonNode> latest = FunctionSettings.version(all, FunctionVersions.LATEST);
        Optional<JsonNode> newest = FunctionSettings.version(all, Json.text(all, VERSION));
        return latest.isPresent()
                && newest.map(last -> !FunctionSettings.differing(last, latest.get()).isEmpty()).orElse(true);
    }

    /** What the alias can point to: a new version, and the published ones, newest first. */
    private static List<String> words(JsonNode all, JsonNode alias) {
        List<String> words = new ArrayList<>();
        if (edited(all)) {
            words.add(NEW);
        }
        all.path("Versions").valueStream().map(one -> Json.text(one, VERSION)).filter(name -> name.matches("\\d{1,9}"))
                .sorted((left, right) -> Integer.compare(Integer.parseInt(right), Integer.parseInt(left)))
                .limit(MOST_VERSIONS).forEach(words::add);
        String present = Json.text(alias, POINTS_TO);
        if (!words.contains(present)) {
            words.add(present);
        }
        return words;
    }

    /** The change while it is edited. */
    private record Repointing(Reading reading, FunctionReference function, List<String> words, boolean edited,
            Optional<Integer> copies) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.ALIAS;
        }

        @Override
        public Place place() {
            return reading.place(function);
        }

        @Override
        public Message title(List<Edit> edits) {
            Object to = publishes(edits)
                    ? Message.of("change.alias.new")
                    : Json.text(pointing(edits).goal(), POINTS_TO);
            return Message.of("change.alias.title", function.name() + ":" + function.qualifier(),
                    Json.text(pointing(edits).now(), POINTS_TO), to);
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("version", Message.of("change.alias.field"), ALIAS, "/" + POINTS_TO,
                    new Field.OneOf(words, Map.of(NEW, Message.of("change.alias.new")),
                            "AWS: the answer to ListVersionsByFunction")));
        }

        /** What is edited is published where the alias shall point to it, and only then. */
        @Override
        public List<Edit> adjusted(List<Edit> edits) {
            return edits.stream().map(edit -> edit.name().equals(PUBLISHED) ? published(edit, publishes(edits)) : edit)
                    .toList();
        }

        private Edit published(Edit edit, boolean anew) {
            ObjectNode goal = edit.before();
            if (anew) {
                goal.put(VERSION, NEW).put(DESCRIPTION, reading.mark());
            }
            return edit.to(goal);
        }

        private static Edit pointing(List<Edit> edits) {
            return edits.stream().filter(edit -> edit.name().equals(ALIAS)).findFirst().orElseThrow();
        }

        /** What the new version has other than the one that is served now. */
        private static List<Message> published(List<Edit> edits) {
            JsonNode all = edits.stream().filter(edit -> edit.name().equals(PUBLISHED)).findFirst().orElseThrow().now();
            Optional<JsonNode> served = FunctionSettings.version(all, Json.text(pointing(edits).now(), POINTS_TO));
            Optional<JsonNode> latest = FunctionSettings.version(all, FunctionVersions.LATEST);
            if (served.isEmpty() || latest.isEmpty()) {
                return List.of();
            }
            return FunctionSettings.differing(served.get(), latest.get()).stream()
                    .map(name -> VersionDifference.said(name, served.get(), latest.get())).toList();
        }

        private static boolean publishes(List<Edit> edits) {
            return Json.text(pointing(edits).goal(), POINTS_TO).equals(NEW);
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            return KeptCopies.problems(copies);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            List<Message> notes = new ArrayList<>();
            notes.add(Message.of("change.alias.note", function.qualifier()));
            if (publishes(edits)) {
                notes.add(Message.of("change.alias.publishes"));
                notes.addAll(published(edits));
            }
            if (pointing(edits).now().has("RoutingConfig")) {
                notes.add(Message.of("change.alias.weighted"));
            }
            return List.copyOf(notes);
        }
    }
}
