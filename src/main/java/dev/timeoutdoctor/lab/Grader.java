package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.Grade.Sent;
import dev.timeoutdoctor.lab.Scenario.Rule;
import dev.timeoutdoctor.lab.Scenario.SampleRequest;
import dev.timeoutdoctor.lab.traffic.DataPlane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sends the requests of a scenario's rules to the data plane, all at once, and compares the answers. */
final class Grader {

    private final Scenario scenario;
    private final Function<SampleRequest, URI> address;

    /**
     * A grader of one scenario.
     *
     * @param address
     *            where a request goes; a message goes to an address of WebSocket connections
     */
    Grader(Scenario scenario, Function<SampleRequest, URI> address) {
        this.scenario = scenario;
        this.address = address;
    }

    Grade grade() throws IOException, InterruptedException {
        List<List<Sent>> answers = sendAll();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Rule rule = scenario.rules().get(i);
            List<Sent> bad = answers.get(i).stream().filter(sent -> sent.status() != rule.status()
                    || !sent.error().isEmpty() || sent.elapsed().compareTo(rule.within()) > 0).toList();
            if (!bad.isEmpty()) {
                missing.add(fill(rule, bad));
            }
        }
        String summary = missing.isEmpty() ? scenario.solved() : String.join("\n", missing);
        return new Grade(missing.isEmpty(), summary, answers.stream().flatMap(List::stream).toList());
    }

    private static String fill(Rule rule, List<Sent> bad) {
        Sent first = bad.getFirst();
        return rule.missing().replace("{failed}", String.valueOf(bad.size()))
                .replace("{times}", String.valueOf(rule.times())).replace("{status}", String.valueOf(first.status()))
                .replace("{error}", first.error())
                .replace("{seconds}", String.format(Locale.ROOT, "%.1f", first.elapsed().toMillis() / 1000.0));
    }

    private List<List<Sent>> sendAll() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            List<List<Future<Sent>>> running = scenario.rules().stream()
                    .map(rule -> IntStream.range(0, rule.times())
                            .mapToObj(i -> atOnce.submit((Callable<Sent>) () -> send(client, rule.request())))
                            .toList())
                    .toList();
            List<List<Sent>> answers = new ArrayList<>();
            for (List<Future<Sent>> rule : running) {
                List<Sent> done = new ArrayList<>();
                for (Future<Sent> each : rule) {
                    done.add(finished(each));
                }
                answers.add(done);
            }
            return answers;
        }
    }

    private static Sent finished(Future<Sent> sent) throws IOException, InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException | CancellationException e) {
            throw new IOException("The lab's own request failed: " + e.getMessage(), e);
        }
    }

    private Sent send(HttpClient client, SampleRequest sample) throws IOException, InterruptedException {
        URI uri = address.apply(sample);
        if (uri.getScheme().equals("ws")) {
            return MessageProbe.send(client, uri, sample);
        }
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(sample.method(), HttpRequest.BodyPublishers.ofString(sample.body()))
                .header("Content-Type", "application/json").build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        long elapsed = response.headers().firstValueAsLong(DataPlane.ELAPSED_HEADER).orElse(0);
        return new Sent(sample.method(), sample.path(), response.statusCode(), "", Duration.ofMillis(elapsed));
    }
}
