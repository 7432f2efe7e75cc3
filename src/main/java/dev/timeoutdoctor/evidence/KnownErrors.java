package dev.timeoutdoctor.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Errors that a function's log may speak of and that stand behind slow or failed calls. Each has the texts by which its lines are
 * found; a line counts only where the error's own words stand in it, since a text alone could be part of anything.
 */
public enum KnownErrors {
    /**
     * No database connection was to be had: PostgreSQL, MySQL, Oracle, SQL Server, MongoDB and the usual pools, in their own words.
     */
    CONNECTIONS_EXHAUSTED("(?i)too many (database )?(connections|clients already)"
            + "|remaining connection slots are reserved|sorry, too many clients"
            + "|ORA-0002[0-9]\\b|ORA-12516|ORA-12519|ORA-00018"
            + "|unable to acquire a connection from( the)? pool|connection is not available, request timed out after"
            + "|timeout acquiring a connection|queuepool limit of size|connection pool (is )?exhausted"
            + "|cannot get a connection, pool error|max(imum)? pool size was reached"
            + "|timed out (while )?waiting for (a )?connection|timed out fetching a new connection"
            + "|timeout exceeded when trying to connect|max_user_connections",
            "too many|Too many|connection slots|ORA-00|ORA-125|acquire a connection|acquiring a connection"
                    + "|Connection is not available|QueuePool limit|pool error|pool size was reached"
                    + "|waiting for connection|new connection from the connection pool|pool exhausted"
                    + "|exceeded when trying to connect|max_user_connections"),
    /** The function's answer is larger than Lambda passes on (AWS: Lambda quotas, 6 MB for synchronous calls). */
    ANSWER_TOO_LARGE("(?i)response payload size exceeded maximum allowed payload size|Function\\.ResponseSizeTooLarge"
            + "|Exceeded maximum allowed payload size",
            "maximum allowed payload size|ResponseSizeTooLarge"),
    /** A call of the function's own found no way to connect, in the words of the AWS SDK for Python, of Node.js and of Go. */
    CONNECT_TIMEOUT("Connect timeout on endpoint URL|connect ETIMEDOUT|dial tcp [^ ]+: i/o timeout",
            "Connect timeout on endpoint|connect ETIMEDOUT|i/o timeout");

    private final Pattern words;
    private final String texts;

    KnownErrors(String words, String texts) {
        this.words = Pattern.compile(words);
        this.texts = texts;
    }

    /** The texts by which lines of all errors are found in a log; upper and lower case matter there. */
    public static List<String> texts() {
        return Arrays.stream(values()).flatMap(error -> Stream.of(error.texts.split("\\|", -1))).toList();
    }

    /** Which error a line speaks of. */
    public static Optional<KnownErrors> in(String line) {
        return Stream.of(values()).filter(error -> error.words.matcher(line).find()).findFirst();
    }

    /** The error's own words in a line, without anything else that stands there. */
    public Optional<String> words(String line) {
        Matcher matcher = words.matcher(line);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
