package dev.timeoutdoctor.app;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command of the command line prints: what it is for to the output, everything else to the errors. */
@Command // what picocli knows a mixin by that has no options
final class Terminal {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The output as it comes, without a line's end. */
    void print(String text) {
        print(commandLine().getOut(), text);
    }

    void say(String line) {
        print(commandLine().getOut(), line + System.lineSeparator());
    }

    void complain(String line) {
        note(line + System.lineSeparator());
    }

    /** The same as it comes. */
    void note(String text) {
        print(errors(), text);
    }

    PrintWriter errors() {
        return commandLine().getErr();
    }

    private static void print(PrintWriter to, String text) {
        to.print(text);
        to.flush();
    }

    ParameterException wrongUsage(String why) {
        return new ParameterException(commandLine(), why);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec.commandLine();
    }
}
