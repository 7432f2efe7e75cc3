package dev.timeoutdoctor.lab;

import com.sun.net.httpserver.HttpServer;
import dev.timeoutdoctor.lab.Scenario.SampleRequest;
import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.protocol.HttpFront;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import dev.timeoutdoctor.lab.protocol.SocketFront;
import dev.timeoutdoctor.lab.traffic.DataPlane;
import dev.timeoutdoctor.lab.traffic.Simulation;
import dev.timeoutdoctor.lab.traffic.SocketPlane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running lab: a simulated AWS account that the SDK and the {@code aws} command can use, bound to the loopback address.
 * Safe for use by several threads.
 */
public final class Lab implements AutoCloseable {

    private final LabOptions options;
    private final HttpServer server;
    private final SocketFront sockets;
    private final ExecutorService threads;
    private volatile Running running;

    /** A scenario in progress, swapped as a whole on reset. */
    private record Running(Scenario scenario, Simulation simulation, Regions regions, DataPlane dataPlane,
            SocketPlane socketPlane) {}

    private Lab(LabOptions options, HttpServer server, ExecutorService threads, Running running) throws IOException {
        this.options = options;
        this.server = server;
        this.threads = threads;
        this.running = running;
        this.sockets = SocketFront.start(handshake -> this.running.socketPlane().open(handshake));
    }

    /**
     * Starts a lab.
     *
     * @throws IOException
     *             if the port is taken or may not be used
     */
    public static Lab start(LabOptions options) throws IOException {
        // Read once by the JDK's server when its first class loads; without it small answers wait for the last ACK.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        Running first = run(options, options.scenario());
        HttpServer server = HttpServer
                .create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port()), 0);
        ExecutorService threads = Executors
                .newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-", 0).factory());
        Lab lab = new Lab(options, server, threads, first);
        server.createContext("/", new HttpFront(lab::answer));
        server.setExecutor(threads);
        server.start();
        return lab;
    }

    private static Running run(LabOptions options, Scenario scenario) {
        Simulation simulation = new Simulation(scenario.account().startingAt(options.clock().instant()),
                options.clock(), options.speed(), scenario.id().hashCode());
        simulation.replayPast(scenario.traffic());
        return new Running(scenario, simulation,
                new Regions(options, simulation, new Visits(scenario.visits(), simulation)),
                new DataPlane(simulation), new SocketPlane(simulation));
    }

    private Reply answer(Request request) {
        Running now = running;
        if (DataPlane.serves(request)) {
            return now.dataPlane().answer(request);
        }
        Reply reply = now.regions().answer(request);
        try {
            Thread.sleep(options.latency());
        } catch (InterruptedException e) {
            // The lab is stopping; the answer is good all the same.
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    /** The address to give the SDK or {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Scenario scenario() {
        return running.scenario();
    }

    /** Lets somebody else change something, at once. */
    public void colleague(Colleague edit) {
        Simulation simulation = running.simulation();
        simulation.store().change(account -> edit.edit(account, simulation.now()));
    }

    /** Puts back an account that was as {@link #accountNow} then; what calls have left behind stays. */
    void back(Account then) {
        running.simulation().store().change(_ -> then);
    }

    /** The simulated account as it is now. */
    Account accountNow() {
        return running.simulation().account();
    }

    public String region() {
        return running.simulation().account().region();
    }

    /** The twelve digits of the simulated account. */
    public String account() {
        return running.simulation().account().id();
    }

    public double speed() {
        return options.speed();
    }

    /** The scenario's failing request on the data plane. */
    public URI requestUri() {
        return uri(scenario().request());
    }

    /** The same request at the API's own address, where nothing stands before the gateway. */
    public URI apiUri() {
        SampleRequest request = scenario().request();
        return uri(new SampleRequest("", request.apiId(), request.stage(), request.method(), request.path(),
                request.body()));
    }

    public String requestMethod() {
        return scenario().request().method();
    }

    /** The body of the scenario's failing request; of a WebSocket API the message. */
    public String requestBody() {
        return scenario().request().body();
    }

    private URI uri(SampleRequest request) {
        String api = "/_aws/execute-api/" + request.apiId() + "/" + request.stage();
        if (accountNow().httpApi(request.apiId()).filter(HttpApi::isWebSocket).isPresent()) {
            return URI.create("ws://127.0.0.1:" + sockets.port() + api);
        }
        String before = request.host().isEmpty()
                ? api
                : "/_aws/hosts/" + request.host();
        return endpoint().resolve(before + request.path());
    }

    /** Puts everything back to the start of the scenario; calls that are under way still end in the old account. */
    public void reset() {
        running = run(options, scenario());
    }

    /** Goes on with another scenario, on the same address. */
    public void switchTo(Scenario scenario) {
        running = run(options, scenario);
    }

    /**
     * Sends the scenario's requests and says whether it is solved, or what is still missing.
     *
     * @throws IOException
     *             if the lab cannot be reached, for example since it was closed
     */
    public Grade grade() throws IOException, InterruptedException {
        return new Grader(scenario(), this::uri).grade();
    }

    /** Stops at once; calls under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        sockets.close();
        threads.shutdownNow();
    }
}
