package dev.timeoutdoctor.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.text.Texts;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = Glossary.load();

    @Test
    void everyTermStandsThereOnce() {
        List<String> ids = glossary.terms().stream().map(Glossary.Term::id).toList();
        assertEquals(new HashSet<>(ids).size(), ids.size());
    }

    @Test
    void aTermIsFoundByItsId() {
        Glossary.Term term = glossary.term("ceiling").orElseThrow();
        assertEquals("Ceiling", Texts.english().of(term.name()));
        assertEquals(true, glossary.term("no-such-term").isEmpty());
    }
}
