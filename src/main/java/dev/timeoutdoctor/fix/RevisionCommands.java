package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.CliCommand;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function's update as commands, with the revision that it leaves. The one in AWS's answer is void as soon as the update is through
 * (aws/aws-sdk issue 377), and the one that is read then may be of somebody else's edit. So it is taken only where everything else is
 * as the answer said, environment values included: those stay in the shell's memory. It is read before that comparison, so that AWS
 * refuses it where somebody edits the function later still.
 */
final class RevisionCommands {

    private static final String PASSING = FunctionSettings.PASSING.stream()
            .map(name -> "\"" + name + "\":null").collect(Collectors.joining(",", "`{", "}`"));
    /** First for the order, last for the values. */
    private static final String LASTING = "merge(" + PASSING + ", @, " + PASSING + ")";
    /** Environment values that AWS cannot tell are like nothing that it has said. */
    private static final String TOLD = "Environment.Error || " + LASTING;
    private static final String EDITED = "Somebody has edited the function meanwhile: nothing more is sent.";

    private RevisionCommands() {}

    /**
     * The commands, in order.
     *
     * @param update the command that updates the function
     * @param question the command that asks how the function is
     */
    static List<String> of(String update, String question) {
        return List.of(variable("said", update, LASTING, "json"),
                question.replace(" get-function-configuration ", " wait function-updated "),
                variable(FunctionSettings.REVISION, question, FunctionSettings.REVISION, "text"),
                variable("now", question, TOLD, "json"),
                "[ \"$now\" = \"$said\" ] || { echo " + CliCommand.word(EDITED) + " >&2; exit 1; }");
    }

    /** A command of which a variable takes a part of the answer. */
    static String variable(String name, String command, String query, String output) {
        return name + "=$(" + command + " \\\n  --query " + CliCommand.word(query) + " --output " + output + ")";
    }
}
