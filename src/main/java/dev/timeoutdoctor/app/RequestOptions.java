package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.target.RequestUrl;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Printable;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which request, of which account: the options that every command that reads has. */
final class RequestOptions {

    /** CloudWatch keeps metrics for 15 months (AWS: CloudWatch concepts, metrics retention). */
    private static final Duration KEPT = Duration.ofDays(455);
    private static final Set<String> HTTP = Set.of("http", "https");

    @Option(names = "--url", description = "The failing request: its URL, a curl command, a log line, an ARN or a console page's URL.")
    private String url = "";

    @Option(names = "--method", description = "The request's method, or a WebSocket API's route key; GET unless told.")
    private String method = "";

    @Option(names = "--profile", description = "The profile of the AWS configuration; AWS_PROFILE or default unless told.")
    private String profile = "";

    @Option(names = "--region", description = "The Region; the URL's or the profile's unless told.")
    private String region = "";

    @Option(names = "--endpoint-url", paramLabel = "U", description = "An emulator's endpoint; that of a practice-lab URL unless told.")
    private @Nullable URI endpoint;

    @Option(names = "--since", converter = DurationOption.class, paramLabel = "DURATION", description = "How far back metrics and logs are read, for example 3h (default: 3h).")
    private Duration since = CollectorCatalogue.DEFAULT_SINCE;

    String url() {
        return url;
    }

    String method() {
        return method;
    }

    /** The URL alone, out of whatever was pasted; empty where there is none. */
    String address() {
        return url.isEmpty() ? "" : RequestUrl.parse(url).url();
    }

    /** Profile, Region, endpoint and time as settings of a shell script. */
    CollectScript.Settings forShell() {
        return new CollectScript.Settings(profile, region, endpoint == null ? "" : endpoint.toString(), since);
    }

    Duration since() {
        return since;
    }

    /** What is wrong with the options, said before any credentials are looked for: a typing error needs none. */
    Optional<String> fault(Texts texts) {
        RequestUrl parsed = RequestUrl.parse(url);
        if (parsed instanceof RequestUrl.Malformed malformed) {
            return Optional.of(sentence(texts, malformed.why(), Message.of("target.next.url-example"), ""));
        }
        if (!region.isEmpty() && !parsed.region().isEmpty() && !region.equals(parsed.region())) {
            return Optional.of(texts.of("app.request.two-regions", parsed.region(), region));
        }
        if (endpoint != null && !HTTP.contains(String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT))) {
            return Optional.of(texts.of("app.request.endpoint", endpoint.toString()));
        }
        return since.compareTo(KEPT) > 0
                ? Optional.of(texts.of("app.request.since", since.toDays(), KEPT.toDays()))
                : Optional.empty();
    }

    /** The account that is meant; a URL may name Region and endpoint. */
    Place.Account account(Composition composition, AwsAccounts accounts) {
        String of = RequestUrl.parse(url).region();
        return composition.account(accounts, profile, region.isEmpty() ? of : region, endpoint());
    }

    /** A practice-lab URL names its own endpoint; an emulator has one for WebSocket connections and everything else. */
    private URI endpoint() {
        if (endpoint != null) {
            return endpoint;
        }
        String address = RequestUrl.parse(url).url();
        int dataPlane = address.indexOf("/_aws/");
        return dataPlane < 0
                ? Place.Account.NO_ENDPOINT
                : URI.create(address.substring(0, dataPlane).replaceFirst("^ws", "http"));
    }

    /** What is worth saying about a target and stands in no report. */
    static List<Message> besides(TargetResult.Found found) {
        return found.notes().stream().filter(note -> !note.key().equals("target.note.destination")).toList();
    }

    /** Several targets, each with what to pass as {@code --url} to mean that one. */
    static String choices(Texts texts, TargetResult.Choices several) {
        StringBuilder lines = new StringBuilder(texts.of("diagnose.choices", several.what()));
        several.choices().forEach(choice -> lines.append(System.lineSeparator()).append("  ")
                .append(Printable.line(texts.of(choice.words()))).append(System.lineSeparator()).append("    ")
                .append(choice.arn()));
        if (several.more() > 0) {
            lines.append(System.lineSeparator()).append("  ").append(texts.of("find.several.more", several.more()));
        }
        return lines.toString();
    }

    /** A terminal has no lists to choose from, so some advice is another there. */
    private static Message onTerminal(Texts texts, Message next) {
        String key = next.key() + ".terminal";
        return texts.has(key) ? new Message(key, next.arguments()) : next;
    }

    /** What is wrong, what to do next, and below it AWS's own words. */
    static String sentence(Texts texts, Message what, Message next, String detail) {
        String fault = printable(texts.of(what));
        String advice = (fault.endsWith(".") ? fault : fault + ".") + " "
                + printable(texts.of(onTerminal(texts, next)));
        return detail.isEmpty() ? advice : advice + System.lineSeparator() + "  " + printable(detail);
    }

    /** Line by line, since a command to copy may have several. */
    private static String printable(String text) {
        return text.lines().map(Printable::code).collect(Collectors.joining(System.lineSeparator()));
    }
}
