package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Fisher's own example, and figures of {@code scipy.stats.fisher_exact}. */
class FisherExactTest {

    private static final double CLOSE = 1e-12;

    @Test
    void whoTellsThreeOfFourCupsMayHaveGuessedAndWhoTellsAllHasNot() {
        assertEquals(34.0 / 70, FisherExact.p(3, 4, 1, 4), CLOSE);
        assertEquals(2.0 / 70, FisherExact.p(4, 4, 0, 4), CLOSE);
    }

    @Test
    void sharesOfGroupsOfAnySizeAreHeldAgainstChance() {
        assertEquals(3.0468667118084345e-10, FisherExact.p(20, 20, 1, 20), CLOSE);
        assertEquals(0.0033420517291485033, FisherExact.p(1, 20, 10, 20), CLOSE);
        assertEquals(0.1817641817641818, FisherExact.p(5, 20, 1, 20), CLOSE);
        assertEquals(0.04712404712404713, FisherExact.p(5, 20, 0, 20), CLOSE);
        assertEquals(0.06126482213438736, FisherExact.p(2, 4, 1, 20), CLOSE);
        assertEquals(0.4148606811145511, FisherExact.p(7, 13, 3, 9), CLOSE);
        assertEquals(0.09523809523809526, FisherExact.p(1, 1, 1, 20), CLOSE);
        assertEquals(1, FisherExact.p(0, 1, 1, 20), CLOSE);
        assertEquals(1, FisherExact.p(3, 5, 3, 5), CLOSE);
    }

    @Test
    void whichGroupComesFirstMakesNoDifference() {
        for (int hits = 0; hits <= 20; hits++) {
            for (int other = 0; other <= 7; other++) {
                assertEquals(FisherExact.p(hits, 20, other, 7), FisherExact.p(other, 7, hits, 20), CLOSE);
            }
        }
    }
}
