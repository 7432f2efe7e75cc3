package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditedJsonTest {

    private static Message refusal(String text) {
        return assertInstanceOf(EditedJson.Broken.class, EditedJson.parse(text), text).problem().message();
    }

    @Test
    void anObjectIsTaken() {
        assertEquals(new EditedJson.Parsed(Json.object().put("timeoutInMillis", 29_000)),
                EditedJson.parse("{\"timeoutInMillis\": 29000}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "[1, [2, 1e999999999]]"})
    void aNumberThatIsTooLargeToBeOneIsNamed(String number) {
        assertEquals(Message.of("fix.problem.endless-number", "/a/b"),
                refusal("{\"a\": {\"b\": " + number + "}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null"})
    void whatIsNoObjectIsRefused(String text) {
        assertEquals(Message.of("fix.problem.not-an-object"), refusal(text));
    }

    @Test
    void twoMembersOfOneNameAreRefusedWithTheirPlace() {
        Message why = refusal("{\"a\": 1,\n \"a\": 2}");
        assertEquals("fix.problem.not-json", why.key());
        assertEquals(2, why.arguments().getFirst());
    }

    @Test
    void moreThanAWindowCanEditIsRefusedBeforeItIsRead() {
        assertEquals(Message.of("fix.problem.too-large", EditedJson.LARGEST + 1, EditedJson.LARGEST),
                refusal("[".repeat(EditedJson.LARGEST + 1)));
    }

    @Test
    void deepNestingIsRefusedAndDoesNoHarm() {
        assertEquals("fix.problem.not-json", refusal("{\"a\":" + "[".repeat(100_000)).key());
    }
}
