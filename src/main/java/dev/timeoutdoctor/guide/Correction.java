package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * One claim of the guide that this program is built on, and what is true today.
 *
 * @param id {@code E1} to {@code E28}
 * @param claim what the guide says, in a few words of our own
 * @param statement what is true
 * @param sources where that stands
 * @param checked the day it was looked up
 * @param steps ids of the steps beside which it is shown; empty where it belongs to none
 */
public record Correction(String id, Message claim, Verdict verdict, Message statement, List<Source> sources,
        LocalDate checked, List<String> steps) {

    public Correction {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
    }

    /** How the claim stands today. */
    public enum Verdict {
        RIGHT("right"),
        INCOMPLETE("incomplete"),
        OUTDATED("outdated"),
        WRONG("wrong"),
        NOT_ABOUT_AWS("not-about-aws");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        /** Kebab-case: in the data and in message keys. */
        public String id() {
            return id;
        }

        /** The verdict in words. */
        public Message label() {
            return Message.of("correction.verdict." + id);
        }
    }

    /** A page to read on. */
    public record Source(String label, URI url) {}
}
