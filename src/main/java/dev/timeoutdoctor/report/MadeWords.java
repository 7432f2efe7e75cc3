package dev.timeoutdoctor.report;

import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.Noticed;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A change of the change log in words. */
public final class MadeWords {

    private MadeWords() {}

    /** What became of it, and when, where that is known. */
    public static Message state(MadeChange made) {
        return made.end().filter(_ -> made.state() == MadeChange.State.UNDONE)
                .map(at -> Message.of("changes.state.undone-at", at)).orElseGet(() -> word(made));
    }

    /** The same in few words. */
    public static Message word(MadeChange made) {
        return switch (made.state()) {
            case ON_ITS_WAY -> Message.of("changes.state.on-its-way");
            case LIVE -> made.stageUnknown()
                    ? Message.of("changes.state.stage-unknown", made.deployedTo())
                    : Message.of(live(made) ? "changes.state.live" : "changes.state.applied");
            case NOT_DEPLOYED -> made.deployedTo().isEmpty()
                    ? Message.of("changes.state.not-deployed")
                    : Message.of("changes.state.deployed-elsewhere", made.deployedTo());
            case PARTLY -> Message.of("changes.state.partly", made.logged().calls(LoggedChange.State.DONE),
                    made.logged().states().size());
            case UNDONE -> Message.of("changes.state.undone");
            case NOT_MADE -> Message.of("changes.state.not-made");
            case UNKNOWN -> Message.of("changes.state.unknown");
        };
    }

    /** Whether callers meet it for certain: not where only a stage that deploys by itself would serve it, nor where it only watches. */
    private static boolean live(MadeChange made) {
        Noticed noticed = made.logged().change().noticed();
        return noticed == Noticed.AT_ONCE || noticed == Noticed.AFTER_DEPLOYMENT;
    }

    /** Its calls with how far each came, one a line. */
    public static List<String> calls(Texts texts, LoggedChange logged) {
        return IntStream.range(0, logged.states().size()).mapToObj(index -> texts.of("unfinished.call", index + 1,
                logged.change().steps().get(index).call().operation(), state(logged.states().get(index)))).toList();
    }

    private static Message state(LoggedChange.State state) {
        return Message.of("unfinished.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The names of its calls, each once. */
    public static String operations(LoggedChange logged) {
        return logged.change().calls().stream().map(call -> call.operation()).distinct()
                .collect(Collectors.joining(", "));
    }
}
