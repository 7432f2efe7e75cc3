package dev.timeoutdoctor.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * From the start of a process to the first picture of its window: an empty JavaFX window against the program as {@link Launcher}
 * starts it, each in processes of their own and with this process's own options, in turns. Command and figures: {@code docs/performance.md}.
 */
public final class WindowBenchmark {

    private static final int RUNS = 9;

    private WindowBenchmark() {}

    /** Without an argument it runs the benchmark; {@code empty} and {@code wizard} are the processes that it starts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            compare();
            return;
        }
        Thread.ofPlatform().daemon().start(WindowBenchmark::watch);
        if (arguments[0].equals("empty")) {
            Platform.startup(WindowBenchmark::openEmpty);
        } else {
            Launcher.main(new String[0]);
        }
    }

    private static void compare() throws IOException, InterruptedException {
        List<Long> empty = new ArrayList<>();
        List<Long> wizard = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            empty.add(measure("empty"));
            wizard.add(measure("wizard"));
        }
        print("empty window", empty);
        print("wizard", wizard);
        System.out.printf("wizard / empty, medians: %.2f%n", (double) median(wizard) / median(empty));
    }

    private static long measure(String what) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("timeout-doctor-bench");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + StateDirectory.PROPERTY + "=" + state);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WindowBenchmark.class.getName(), what));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            long millis = Long.parseLong(out.readLine());
            process.waitFor();
            return millis;
        }
    }

    private static void openEmpty() {
        Stage stage = new Stage();
        stage.setScene(new Scene(new Pane(), 1280, 820));
        stage.show();
    }

    /** Looks for the window every millisecond, and then for the first picture after it. */
    private static void watch() {
        try {
            while (Window.getWindows().isEmpty()) {
                Thread.sleep(1);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        Platform.runLater(() -> {
            Window.getWindows().getFirst().getScene().addPostLayoutPulseListener(WindowBenchmark::shown);
            Platform.requestNextPulse();
        });
    }

    private static void shown() {
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.println(Duration.between(start, Instant.now()).toMillis());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void print(String what, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf("%-14s min %d ms, median %d ms, max %d ms (%d runs)%n", what, sorted.getFirst(),
                median(millis), sorted.getLast(), RUNS);
    }

    private static long median(List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
