package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.ALIAS;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.DESCRIPTION;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.NEW;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.NOT_SEEN;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.POINTS_TO;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.SEEN;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.VERSION;
import static dev.timeoutdoctor.fix.change.FunctionVersionRecipe.VERSION_EDIT;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another timeout or memory for a function that is called by an alias, as one change: what is edited ($LATEST) gets it, a version is
 * published from that, and the alias is led to the version. Versions never change, so there is no other way (AWS: Lambda developer
 * guide, versions and aliases). What is shown is the version that is served against the one that would be.
 */
final class FunctionVersionChange implements ChangeType {

    @Override
    public ChangeKind kind() {
        return ChangeKind.FUNCTION_VERSION;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<FunctionReference> called = reading.function();
        if (called.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-function"));
        }
        FunctionReference function = called.get();
        if (function.qualifier().isEmpty() || function.qualifier().equals(FunctionSettings.EDITED)) {
            return new Offer.NotHere(Message.of("change.function-version.edited", function.name()));
        }
        if (function.qualifier().matches("\\d+")) {
            return FixedVersion.offer(reading, function);
        }
        Map<String, Object> named = Calls.function(function);
        named.put("Name", function.qualifier());
        AwsCall alias = AwsCall.of("lambda", "GetAlias", function.region(), named);
        AwsCall versions = AwsCall.of("lambda", "ListVersionsByFunction", function.region(), Calls.function(function));
        return Looked.at(reading, alias, pointing -> Looked.at(reading, versions,
                all -> Looked.at(reading, Calls.getFunctionConfiguration(function),
                        edited -> ready(reading, function, Edit.of(ALIAS, alias, pointing,
                                List.of("Name", POINTS_TO, "RoutingConfig"), Set.of(POINTS_TO)),
                                versions, all, edited))));
    }

    private static Offer ready(Reading reading, FunctionReference function, Edit alias, AwsCall versions, JsonNode all,
            JsonNode edited) {
        String serves = Json.text(alias.now(), POINTS_TO);
        Optional<JsonNode> served = FunctionSettings.version(all, serves);
        if (serves.equals(FunctionSettings.EDITED) || served.isEmpty()) {
            return new Offer.NotHere(Message.of("change.function-version.no-version", function.qualifier(), serves));
        }
        FunctionVersionRecipe recipe = new FunctionVersionRecipe(reading, function, served.get(), edited, all,
                KeptCopies.of(reading, function));
        ObjectNode pointed = alias.goal().deepCopy();
        pointed.put(POINTS_TO, NEW);
        return new Offer.Ready(Draft.of(recipe, reading.ways(),
                List.of(version(recipe, versions), alias.to(pointed))));
    }

    /** What is served on the left, what would be on the right: at first as it is edited. */
    private static Edit version(FunctionVersionRecipe recipe, AwsCall versions) {
        ObjectNode now = Json.project(recipe.served(), List.of(VERSION, DESCRIPTION));
        now.setAll(FunctionSettings.of(recipe.served()));
        ObjectNode goal = recipe.published();
        if (!recipe.others().isEmpty()) {
            goal.put(SEEN, NOT_SEEN);
        }
        Set<String> shown = new LinkedHashSet<>(now.propertyNames());
        shown.addAll(goal.propertyNames());
        Set<String> editable = new LinkedHashSet<>(List.of(FunctionSettings.TIMEOUT, FunctionSettings.MEMORY,
                VERSION, DESCRIPTION, SEEN));
        editable.addAll(recipe.others());
        return new Edit(VERSION_EDIT, versions, now, List.copyOf(shown), goal, editable);
    }
}
