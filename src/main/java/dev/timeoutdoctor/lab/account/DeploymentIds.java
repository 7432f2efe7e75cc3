package dev.timeoutdoctor.lab.account;

import java.util.function.Predicate;

/** Ids of deployments: six letters and digits as AWS has them. */
public final class DeploymentIds {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private DeploymentIds() {}

    /** An id that is not taken, after so many deployments. */
    public static String next(int deployments, Predicate<String> taken) {
        for (long number = 1L + deployments;; number++) {
            // A full-period step through all six-character ids, so that ids look random yet never repeat early.
            long scrambled = Math.floorMod(number * 1_299_709L * 7919L + 40_503L, 2_176_782_336L);
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                id.append(ALPHABET.charAt((int) (scrambled % 36)));
                scrambled /= 36;
            }
            if (!taken.test(id.toString())) {
                return id.toString();
            }
        }
    }
}
