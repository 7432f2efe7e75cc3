package dev.timeoutdoctor.lab;

import java.util.regex.Pattern;

/** Everything in a lab's account as one text, so that two states can be compared byte by byte. */
public final class LabState {

    /** What AWS itself never gives back: numbers of revisions and times of changes. */
    private static final Pattern VOLATILE = Pattern
            .compile("(revisionId|lastModified|created|updated|published|updateEnds)=[^,\\]]*");
    /** The values before the last update, which the lab keeps while AWS would still be working on it. */
    private static final Pattern BEFORE = Pattern.compile("before=Version\\[.*?init=[^\\]]*], published=[^\\]]*], ");

    private LabState() {}

    /** The state of a lab, without revisions and times. */
    public static String of(Lab lab) {
        String all = BEFORE.matcher(lab.accountNow().toString()).replaceAll("");
        return VOLATILE.matcher(all).replaceAll("$1=-");
    }
}
