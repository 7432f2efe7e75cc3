package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/**
 * One row of the guide's own table of mistakes.
 *
 * @param id {@code G1} to {@code G5}
 * @param claim what the row says, in a few words of our own
 * @param plainly what is right or wrong with it
 * @param holds whether the row names a cause of a 504 at all
 * @param causes ids of our causes that stand in its place
 * @param correction id of the correction that says more
 */
public record GuideMistake(String id, Message claim, Message plainly, boolean holds, List<String> causes,
        String correction) {

    public GuideMistake {
        causes = List.copyOf(causes);
    }
}
