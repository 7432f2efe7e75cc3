package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The health checks of target groups while they are edited.
 *
 * @param groups those with targets that do not pass, one edit each, by name and in the same order
 */
record HealthCheckRecipe(LoadBalancer balancer, String region, List<CheckedGroup> groups) implements Recipe {

    private static final String SOURCE = "AWS: Elastic Load Balancing API reference, ModifyTargetGroup";
    private static final Pattern PORT = Pattern.compile("traffic-port|[1-9]\\d{0,4}");
    private static final Pattern CODES = Pattern.compile("\\d{1,3}(-\\d{1,3})?(,\\d{1,3}(-\\d{1,3})?)*");
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_PATH = 1024;

    HealthCheckRecipe {
        groups = List.copyOf(groups);
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.HEALTH_CHECK;
    }

    @Override
    public Place place() {
        return new Place(balancer.name(), balancer.account(), region);
    }

    @Override
    public Message title(List<Edit> edits) {
        return Message.of("change.health-check.title", groups.stream().map(CheckedGroup::name).toList());
    }

    @Override
    public List<Field> fields() {
        return groups.stream().flatMap(group -> fields(group).stream()).toList();
    }

    private List<Field> fields(CheckedGroup group) {
        List<String> protocols = group.ofApplication() || Json.text(group.now(), "TargetType").equals("alb")
                ? List.of("HTTP", "HTTPS")
                : List.of("TCP", "HTTP", "HTTPS");
        return List.of(field(group, "protocol", "HealthCheckProtocol", new Field.OneOf(protocols, SOURCE)),
                field(group, "path", "HealthCheckPath", new Field.MaybeLine()),
                field(group, "port", "HealthCheckPort", new Field.Line(SOURCE)),
                field(group, "interval", "HealthCheckIntervalSeconds", new Field.Whole(5, 300, SOURCE)),
                field(group, "timeout", "HealthCheckTimeoutSeconds", new Field.Whole(2, 120, SOURCE)),
                field(group, "healthy", "HealthyThresholdCount", new Field.Whole(2, 10, SOURCE)),
                field(group, "unhealthy", "UnhealthyThresholdCount", new Field.Whole(2, 10, SOURCE)),
                field(group, "codes", group.isGrpc() ? "Matcher/GrpcCode" : "Matcher/HttpCode",
                        new Field.MaybeLine()));
    }

    private Field field(CheckedGroup group, String word, String member, Field.Shape shape) {
        return new Field(id(group, word), Message.of("change.health-check." + word, group.name()), group.name(),
                "/" + member, shape);
    }

    private static String id(CheckedGroup group, String word) {
        return group.number() == 0 ? word : word + "-" + (group.number() + 1);
    }

    /** A check by TCP asks for no path and gets no status; one by HTTP needs both. */
    @Override
    public List<Edit> adjusted(List<Edit> edits) {
        return edits.stream().map(edit -> {
            ObjectNode goal = edit.goal().deepCopy();
            String protocol = Json.text(goal, "HealthCheckProtocol");
            boolean wasHttp = Json.text(edit.now(), "HealthCheckProtocol").startsWith("HTTP");
            if (protocol.equals("TCP")) {
                goal.remove(List.of("HealthCheckPath", "Matcher"));
            } else if (protocol.startsWith("HTTP") && !goal.has("HealthCheckPath") && !goal.has("Matcher")) {
                goal.set("HealthCheckPath", wasHttp
                        ? edit.now().path("HealthCheckPath").deepCopy()
                        : Json.MAPPER.valueToTree("/"));
                goal.set("Matcher", wasHttp
                        ? edit.now().path("Matcher").deepCopy()
                        : Json.object().put("HttpCode", "200-399"));
            }
            return edit.to(goal);
        }).toList();
    }

    @Override
    public List<Problem> problems(List<Edit> edits) {
        List<Problem> problems = new ArrayList<>();
        for (CheckedGroup group : groups) {
            ObjectNode goal = edits.get(group.number()).goal();
            port(group, goal, problems);
            times(group, goal, problems);
            if (Json.text(goal, "HealthCheckProtocol").startsWith("HTTP")) {
                path(group, goal, problems);
                codes(group, goal, problems);
            }
        }
        return List.copyOf(problems);
    }

    private static void port(CheckedGroup group, JsonNode goal, List<Problem> problems) {
        String port = Json.text(goal, "HealthCheckPort");
        boolean right = PORT.matcher(port).matches()
                && (port.startsWith("t") || Integer.parseInt(port) <= LAST_PORT);
        if (!port.isEmpty() && !right) {
            problems.add(Problem.error(id(group, "port"), "change.health-check.port-form", port, SOURCE));
        }
    }

    /** An Application Load Balancer refuses a timeout as long as the interval, a Network Load Balancer one that is longer. */
    private static void times(CheckedGroup group, JsonNode goal, List<Problem> problems) {
        long interval = goal.path("HealthCheckIntervalSeconds").asLong(0);
        long timeout = goal.path("HealthCheckTimeoutSeconds").asLong(0);
        if (timeout > interval || (timeout == interval && group.ofApplication())) {
            problems.add(Problem.error(id(group, "timeout"), "change.health-check.too-long", timeout, interval));
        }
    }

    private static void path(CheckedGroup group, JsonNode goal, List<Problem> problems) {
        String path = Json.text(goal, "HealthCheckPath");
        if (!path.startsWith("/") || path.length() > LONGEST_PATH) {
            problems.add(Problem.error(id(group, "path"), "change.health-check.path-form", path, LONGEST_PATH, SOURCE));
        }
    }

    private static void codes(CheckedGroup group, JsonNode goal, List<Problem> problems) {
        String codes = Json.text(goal.path("Matcher"), group.isGrpc() ? "GrpcCode" : "HttpCode");
        int least = group.isGrpc() ? 0 : 200;
        int most = group.isGrpc() ? 99 : group.ofApplication() ? 499 : 599;
        boolean right = CODES.matcher(codes).matches() && Arrays.stream(codes.split("[,-]", -1))
                .mapToInt(Integer::parseInt).allMatch(code -> least <= code && code <= most);
        if (!right) {
            problems.add(Problem.error(id(group, "codes"), "change.health-check.codes-form", codes, least, most));
        }
    }

    @Override
    public List<Message> notes(List<Edit> edits) {
        List<Message> notes = new ArrayList<>();
        for (CheckedGroup group : groups) {
            notes.add(Message.of("change.health-check.found", group.failed(), group.targets(), group.name(),
                    group.reasons().stream().sorted().toList()));
            if (!group.codes().isEmpty()) {
                notes.add(Message.of("change.health-check.answered", group.name(), group.codes()));
            }
        }
        JsonNode goal = edits.get(0).goal();
        notes.add(Message.of("change.health-check.takes", goal.path("HealthyThresholdCount").asLong(0)
                * goal.path("HealthCheckIntervalSeconds").asLong(0)));
        notes.add(Message.of("change.health-check.note"));
        return List.copyOf(notes);
    }
}
