package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

/** AWS's terms, and the few of our own, in plain words. */
public final class Glossary {

    private final List<Term> terms;

    private Glossary(List<Term> terms) {
        this.terms = terms;
    }

    /** Reads the glossary from the program's own resources. */
    public static Glossary load() {
        return new Glossary(GuideData.strings(GuideData.array("glossary.json")).stream()
                .map(id -> new Term(id, Message.of("glossary." + id + ".term"),
                        Message.of("glossary." + id + ".meaning")))
                .toList());
    }

    /** Every term, those that others rest on first. */
    public List<Term> terms() {
        return terms;
    }

    public Optional<Term> term(String id) {
        return terms.stream().filter(term -> term.id().equals(id)).findFirst();
    }

    /**
     * One term.
     *
     * @param id kebab-case
     * @param name the term as AWS spells it
     * @param meaning what it is, in a sentence or two
     */
    public record Term(String id, Message name, Message meaning) {}
}
