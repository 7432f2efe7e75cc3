package dev.timeoutdoctor.fix;

import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * By which something is known again that may hold secrets and is kept nowhere: a slow hash, salted for this one answer.
 *
 * @param salt in Base64
 */
public record Fingerprint(String salt, String hash) {

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of these settings. */
    static Fingerprint of(JsonNode settings) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Fingerprint(Base64.getEncoder().encodeToString(salt), hash(settings, salt));
    }

    /**
     * One that was written down.
     *
     * @throws IllegalArgumentException where this is no salt of one
     */
    static Fingerprint read(String salt, String hash) {
        if (Base64.getDecoder().decode(salt).length != SALT) {
            throw new IllegalArgumentException("No salt");
        }
        return new Fingerprint(salt, hash);
    }

    /** Whether it was taken of settings that say the same. */
    boolean isOf(JsonNode settings) {
        return hash.equals(hash(settings, Base64.getDecoder().decode(salt)));
    }

    private static String hash(JsonNode settings, byte[] salt) {
        return Seal.hash(Json.plain(settings), salt);
    }
}
