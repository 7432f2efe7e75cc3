package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.fix.change.Field;
import dev.timeoutdoctor.fix.change.Offer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever is typed into a draft is told right or wrong; nothing is typed into it that breaks it, or slips through. */
class DraftFuzzTest {

    private static final List<String> PIECES = List.of("{", "}", "[", "]", "\"", ":", ",", "1e400", "-0", "29.5",
            "null",
            "true", "\\u0000", "\u0662\u0669", "timeoutInMillis", "/", "~1", "..", " ", "\n", "\ud83d\ude00",
            "1e999999999",
            "999999999999999999999");

    private static List<Draft> drafts() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        Set<String> kinds = new TreeSet<>();
        for (String scenario : List.of("starved-of-memory", "change-never-went-live", "fixed-but-not-called",
                "every-fifth-fails", "moved-to-another-port", "first-call-fails")) {
            try (LabAccount account = LabAccount.of(scenario)) {
                for (ChangeType type : ChangeCatalogue.all()) {
                    if (type.offer(account.reading()) instanceof Offer.Ready ready && kinds.add(type.kind().id())) {
                        drafts.add(ready.draft());
                    }
                }
            }
        }
        assertTrue(kinds.size() >= 12, kinds::toString);
        return drafts;
    }

    private static String typed(Random random, String present) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? present : "");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.insert(random.nextInt(text.length() + 1), PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void nothingThatIsTypedBreaksADraft() throws IOException {
        Random random = new Random(4);
        for (Draft draft : drafts()) {
            for (int i = 0; i < 60; i++) {
                Draft next = draft.withAfter(typed(random, draft.afterText()));
                for (Field field : next.fields()) {
                    next = next.with(field.id(), typed(random, next.text(field)));
                }
                assertFalse(next.hasErrors() && next.change().isPresent(), next.afterText());
                next.diff();
            }
        }
    }

    @Test
    void aNumberThatIsNoneIsNotTakenForAnother() throws IOException {
        for (Draft draft : drafts()) {
            for (Field field : draft.fields()) {
                if (field.shape() instanceof Field.Whole) {
                    for (String typed : List.of("29,5", "1 2", "29.5", "\u0662\u0669", "1e3", "0x10", "1e400", "--5")) {
                        Draft wrong = draft.with(field.id(), typed);
                        assertTrue(wrong.change().isEmpty(), () -> draft.title() + " takes " + typed);
                        assertTrue(wrong.problems().stream().anyMatch(problem -> problem.field().equals(field.id())));
                    }
                    assertFalse(draft.with(field.id(), "-5").change().isPresent(), draft.title()::toString);
                }
            }
        }
    }
}
