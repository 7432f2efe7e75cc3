package dev.timeoutdoctor.connect;

import java.util.List;

/**
 * What the AWS configuration holds.
 *
 * @param problem one plain sentence where the configuration cannot be read, else empty
 * @param detail the raw error behind it, without values
 */
public record ProfileList(List<Profile> profiles, String problem, String detail) {

    public ProfileList {
        profiles = List.copyOf(profiles);
    }
}
