package dev.timeoutdoctor.app;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Collection;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleMasking;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.RecordingReader;
import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code timeout-doctor collect}: reads what a diagnosis needs and writes it into an evidence bundle. Changes nothing. */
@Command(name = "collect", description = "Reads what a diagnosis needs and writes it into an evidence bundle.", mixinStandardHelpOptions = true, exitCodeListHeading = ExitCode.HEADING, exitCodeList = {
        "0:the bundle is written", "2:wrong usage, no such request, or no folder for the file",
        "3:could not connect, read or write"})
final class CollectCommand implements Callable<Integer> {

    private final Composition composition;

    @Mixin
    private Terminal terminal = new Terminal();

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Option(names = "--output", paramLabel = "FILE", description = "The bundle to write, for example evidence.zip; with --script the script.")
    private @Nullable Path output;

    @Option(names = "--mask", description = "Replaces account ids, names, host names, addresses and request ids by stand-ins, and lists them.")
    private boolean mask;

    @Option(names = "--mask-list", paramLabel = "FILE", description = "With --mask: writes every original beside its stand-in there, for you alone. Unless told, all of them are printed.")
    private @Nullable Path maskList;

    @Option(names = "--keep-names", description = "With --mask: leaves the names of functions, APIs and the like as they are.")
    private boolean keepNames;

    @Option(names = "--script", description = "Prints a shell script that collects the bundle with bash, aws and zip alone, and ends.")
    private boolean script;

    CollectCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        Texts texts = composition.texts();
        if (script) {
            return printScript();
        }
        if (request.url().isEmpty() || output == null) {
            throw terminal.wrongUsage(texts.of("app.collect.what"));
        }
        if ((keepNames || maskList != null) && !mask) {
            throw terminal.wrongUsage(texts.of("app.collect.with-mask"));
        }
        Optional<String> unwritable = Stream.of(Optional.ofNullable(maskList), Optional.of(output))
                .flatMap(Optional::stream).flatMap(file -> new OutputFile(file, texts).fault().stream()).findFirst();
        if (unwritable.isPresent()) {
            terminal.complain(unwritable.get());
            return ExitCode.USAGE;
        }
        Optional<String> fault = request.fault(texts).or(() -> answer.fault(texts));
        if (fault.isPresent()) {
            terminal.complain(fault.get());
            return ExitCode.USAGE;
        }
        Path file = output;
        RequestLookup lookup = new RequestLookup(composition, request, terminal);
        return lookup.connect(connection -> collect(lookup, connection, file));
    }

    /** The script takes over what was said here, but for what it cannot do. */
    private int printScript() {
        Texts texts = composition.texts();
        if (mask || keepNames || maskList != null || answer.isGiven()) {
            throw terminal.wrongUsage(texts.of("app.collect.script.cannot"));
        }
        String text = CollectScript.of(request.address(), request.method(), request.forShell());
        if (output == null) {
            terminal.say(text.stripTrailing());
            return ExitCode.GOOD;
        }
        OutputFile file = new OutputFile(output, texts);
        Optional<String> notWritten = file.fault().or(() -> file.write(text));
        notWritten.ifPresent(terminal::complain);
        return notWritten.isPresent() ? ExitCode.USAGE : ExitCode.GOOD;
    }

    private int collect(RequestLookup lookup, Connection connection, Path file) throws IOException {
        RecordingReader recording = new RecordingReader(connection.reader());
        return lookup.find(connection, recording, found -> {
            Session targeted = Session.start().connected(connection).targeted(found.route(), found.url());
            Session session = answer.symptom(found.url(), request.method(), composition.clock().instant())
                    .map(targeted::saw).orElse(targeted);
            return write(collected(session, recording), file);
        });
    }

    private Bundle collected(Session session, RecordingReader recording) {
        Instant now = composition.clock().instant();
        new Collection(recording, CollectorCatalogue.all(now, request.since()), LiveExaminer.LIMIT, composition.clock())
                .run(KnownEvidence.of(session, now), Progress.none(), new Cancellation());
        return new Bundle(Bundles.head(session, session.connection().orElseThrow(), now), recording.calls());
    }

    private int write(Bundle open, Path file) {
        Texts texts = composition.texts();
        Bundle bundle = open;
        try {
            if (mask) {
                BundleMasking.Masked masked = BundleMasking.mask(open, !keepNames, new SecureRandom());
                show(masked.standIns());
                bundle = masked.bundle();
            }
            BundleWriter.write(bundle, file);
        } catch (IOException notWritten) {
            terminal.complain(texts.of("app.collect.not-written", file.toString(), notWritten.toString()));
            return ExitCode.COULD_NOT;
        }
        terminal.say(texts.of("app.collect.written", file.toString(), bundle.calls().size()));
        if (!mask) {
            terminal.say(texts.of("app.collect.open"));
        }
        return ExitCode.GOOD;
    }

    /** Shows what stands for what before the bundle is written: all of it in the list's file, or on the terminal. */
    private void show(List<StandIn> standIns) throws IOException {
        Texts texts = composition.texts();
        if (maskList == null) {
            terminal.say(texts.of("app.collect.stand-ins"));
            standIns.forEach(each -> terminal.say("  " + inWords(each)));
            return;
        }
        String all = standIns.stream().map(each -> inWords(each) + "\n").collect(Collectors.joining());
        Files.writeString(maskList, texts.of("app.collect.stand-ins") + "\n" + all, StandardCharsets.UTF_8);
        terminal.say(texts.of("app.collect.stand-ins"));
        List<StandIn> named = standIns.stream().filter(each -> each.kind() != StandIn.Kind.IDENTIFIER).toList();
        named.forEach(each -> terminal.say("  " + inWords(each)));
        terminal.say(texts.of("app.collect.stand-ins.more", standIns.size() - named.size(), maskList.toString()));
    }

    private String inWords(StandIn each) {
        String kind = composition.texts().of("bundle.stand-in." + each.kind().name().toLowerCase(Locale.ROOT));
        return kind + "  " + each.original() + "  ->  " + each.standIn();
    }
}
