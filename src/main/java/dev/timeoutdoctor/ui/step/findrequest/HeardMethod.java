package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.target.RequestUrl;
import java.util.Optional;

/** The method that a text tells, as a curl command does: told once for each text, since whoever then chooses another one means it. */
final class HeardMethod {

    private String heard = "";

    /** The method in a text; empty where it tells none, or has told it already. */
    Optional<String> in(String text) {
        if (text.equals(heard)) {
            return Optional.empty();
        }
        heard = text;
        return Optional.of(RequestUrl.parse(text).method()).filter(told -> !told.isEmpty() && !told.equals("ANY"));
    }
}
