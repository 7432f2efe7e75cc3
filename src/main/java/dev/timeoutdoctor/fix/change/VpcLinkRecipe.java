package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The VPC link of an integration while it is edited.
 *
 * @param stage whether the stage deploys by itself; empty where the change is of another kind than an HTTP or WebSocket API's
 * @param used the link that it uses now; empty where the account has none with that id
 * @param choices those that carry calls
 */
record VpcLinkRecipe(Reading reading, Route route, LinkSpot spot, Optional<SelfDeploying> stage,
        Optional<VpcLink> used, List<LinkChoice> choices) implements Recipe {

    private static final String LINK = "link";
    private static final String URI = "uri";
    private static final Pattern HOST = Pattern.compile("(?<before>https?://)[^/:?#]+(?<after>.*)");

    VpcLinkRecipe {
        choices = List.copyOf(choices);
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.VPC_LINK;
    }

    @Override
    public Place place() {
        return spot.variable().isEmpty() ? reading.method(route) : reading.stage(route);
    }

    @Override
    public Message title(List<Edit> edits) {
        return Message.of("change.vpc-link.title", place().label(), spot.id(edits.get(0).goal()));
    }

    /** The one value: the link's id. */
    Field field() {
        return new Field(LINK, Message.of("change.vpc-link.field"), spot.edit(), spot.pointer(),
                new Field.OneOf(choices.stream().map(LinkChoice::id).toList(),
                        choices.stream().collect(Collectors.toMap(LinkChoice::id, LinkChoice::text)),
                        "AWS: the answer to GetVpcLinks"));
    }

    @Override
    public List<Field> fields() {
        return List.of(field());
    }

    /** An address that names the load balancer goes along with the link, unless somebody has typed another. */
    @Override
    public List<Edit> adjusted(List<Edit> edits) {
        Edit edit = edits.get(0);
        String old = Json.text(edit.now(), URI);
        List<String> own = Stream.concat(Stream.of(old),
                choices.stream().filter(choice -> !choice.dnsName().isEmpty())
                        .map(choice -> at(old, choice.dnsName())))
                .toList();
        Optional<LinkChoice> chosen = chosen(edit.goal());
        if (old.isEmpty() || !own.contains(Json.text(edit.goal(), URI)) || chosen.isEmpty()) {
            return edits;
        }
        boolean same = spot.id(edit.now()).equals(chosen.get().id()) || chosen.get().dnsName().isEmpty();
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(URI, same ? old : at(old, chosen.get().dnsName()));
        return List.of(edit.to(goal));
    }

    private static String at(String uri, String host) {
        Matcher address = HOST.matcher(uri);
        return address.matches() ? address.group("before") + host + address.group("after") : uri;
    }

    private Optional<LinkChoice> chosen(JsonNode goal) {
        return choices.stream().filter(choice -> choice.id().equals(spot.id(goal))).findFirst();
    }

    @Override
    public List<Problem> problems(List<Edit> edits) {
        Edit edit = edits.get(0);
        List<Problem> problems = new ArrayList<>();
        if (spot.id(edit.goal()).startsWith("vpce-")) {
            problems.add(Problem.error(LINK, "change.vpc-link.endpoint", spot.id(edit.goal())));
        }
        chosen(edit.goal()).filter(choice -> !choice.fits()).ifPresent(choice -> problems
                .add(Problem.warning(LINK, choice.fit().isEmpty()
                        ? "change.vpc-link.fit-unknown"
                        : "change.vpc-link.elsewhere", choice.id())));
        boolean named = choices.stream().anyMatch(choice -> !choice.dnsName().isEmpty());
        if (named && chosen(edit.goal()).filter(choice -> choice.dnsName().isEmpty()).isPresent()) {
            problems.add(Problem.warning(LINK, "change.vpc-link.address", Json.text(edit.goal(), URI)));
        }
        if (!spot.variable().isEmpty()
                && edit.now().path("canarySettings").path("stageVariableOverrides").has(spot.variable())) {
            problems.add(Problem.warning(LINK, "change.vpc-link.canary", spot.variable()));
        }
        return List.copyOf(problems);
    }

    @Override
    public List<Message> notes(List<Edit> edits) {
        String present = spot.id(edits.get(0).now());
        Message found = used.map(link -> Message.of("change.vpc-link.status", link.id(), link.name(), link.status()))
                .orElseGet(() -> Message.of(present.startsWith("vpce-")
                        ? "change.vpc-link.endpoint"
                        : "change.vpc-link.unknown", present));
        List<Message> notes = new ArrayList<>(List.of(found));
        used.filter(LinkChoice::leaving)
                .ifPresent(link -> notes.add(Message.of("change.vpc-link.deleting", link.id())));
        if (!spot.variable().isEmpty()) {
            notes.add(Message.of("change.vpc-link.note-variable", spot.variable()));
        } else {
            notes.add(Message.of(spot.ofMethod() ? "change.vpc-link.note-rest" : "change.vpc-link.note-http"));
        }
        stage.map(SelfDeploying::note).ifPresent(notes::add);
        return List.copyOf(notes);
    }

    /** The chosen link must still be one that carries calls: somebody may have begun to delete it. */
    @Override
    public List<Expected> unchanged(List<Edit> edits) {
        return Stream.concat(chosen(edits.get(0).goal()).map(choice -> choice.present(route.region())).stream(),
                stage.stream().flatMap(one -> one.unchanged().stream())).toList();
    }

    @Override
    public boolean needsDeployment() {
        return spot.ofMethod() || stage.filter(SelfDeploying::needsDeployment).isPresent();
    }
}
