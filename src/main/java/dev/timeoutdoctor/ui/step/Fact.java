package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/**
 * One true thing about this API that bears on a step.
 *
 * @param id kebab-case, for look-ups
 * @param name what it is about
 * @param says what is so
 * @param sources where that stands; none where nothing was asked
 */
public record Fact(String id, Message name, Message says, Mark mark, List<Source> sources) {

    public Fact {
        sources = List.copyOf(sources);
    }

    /** Whether it is good news. */
    public enum Mark {
        GOOD,
        WARNING,
        PROBLEM,
        UNKNOWN,
        PLAIN
    }

    /** What is so, and whether that is good. */
    public record Said(Message says, Mark mark) {

        public static Said of(Mark mark, String key, Object... arguments) {
            return new Said(Message.of(key, arguments), mark);
        }
    }
}
