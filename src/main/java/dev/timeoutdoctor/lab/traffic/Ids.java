package dev.timeoutdoctor.lab.traffic;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of requests as AWS gives them, from the simulation's own chance. */
record Ids(RandomGenerator chance) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    String uuid() {
        return new UUID((chance.nextLong() & ~0xF000L) | 0x4000L, (chance.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /** Of REST APIs ({@code x-amz-apigw-id}) and HTTP APIs ({@code apigw-requestid}). */
    String extended() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            id.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return id.append('=').toString();
    }
}
