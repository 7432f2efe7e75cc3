package dev.timeoutdoctor.fix;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salt with its slow hashes, by which texts that may be secret are known again where they are kept nowhere.
 *
 * @param text the salt, in Base64
 */
public record Salt(String text) {

    private static final int BYTES = 16;
    private static final int ITERATIONS = 100_000;
    private static final int BITS = 192;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * With the salt's text.
     *
     * @throws IllegalArgumentException where this is no salt
     */
    public Salt {
        if (Base64.getDecoder().decode(text).length != BYTES) {
            throw new IllegalArgumentException("No salt");
        }
    }

    /** One that was never used. */
    static Salt fresh() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return new Salt(Base64.getEncoder().encodeToString(salt));
    }

    /** The hash of a text, in Base64. */
    String hash(String secret) {
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), Base64.getDecoder().decode(text), ITERATIONS,
                            BITS))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA256", e);
        }
    }
}
