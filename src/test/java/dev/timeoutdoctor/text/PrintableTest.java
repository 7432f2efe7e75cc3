package dev.timeoutdoctor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"طلبات", "注文サービス", "हिन्दी", "می‌خواهم", "👩‍👩‍👧 orders", "Ünïcode"})
    void namesOfAnyScriptStayAsTheyAre(String name) {
        assertEquals(name, Printable.line(name));
        assertEquals(name, Printable.code(name));
    }

    @Test
    void whatSteersATerminalOrTurnsTheReadingIsABlank() {
        assertEquals("red [31m and 2J more txt.exe",
                Printable.line("red \u001b[31m\r\nand\u0000\u009b2J more\u202etxt.exe\u202c "));
        assertEquals("  a =  b ", Printable.code("  a = \u2066b\u0085"));
    }
}
