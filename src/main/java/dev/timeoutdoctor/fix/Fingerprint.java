package dev.timeoutdoctor.fix;

import tools.jackson.databind.JsonNode;

/** By which something is known again that may hold secrets and is kept nowhere: a slow hash, salted for this one answer. */
public record Fingerprint(Salt salt, String hash) {

    /** Of these settings. */
    static Fingerprint of(JsonNode settings) {
        Salt salt = Salt.fresh();
        return new Fingerprint(salt, salt.hash(Json.plain(settings)));
    }

    /** Whether it was taken of settings that say the same. */
    boolean isOf(JsonNode settings) {
        return hash.equals(salt.hash(Json.plain(settings)));
    }
}
