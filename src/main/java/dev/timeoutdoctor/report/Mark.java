package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.text.Message;

/** A verdict or status as a sign and a word, so that neither colour nor sign carries it alone. */
enum Mark {
    PROBLEM("problem", "✖"),
    WARNING("warning", "⚠"),
    GOOD("good", "✓"),
    UNKNOWN("unknown", "?"),
    NOT_APPLICABLE("not-applicable", "–"),
    FOUND("found", "✖"),
    LIKELY("likely", "⚠"),
    RULED_OUT("ruled-out", "✓"),
    NOT_HERE("not-here", "–");

    private final String id;
    private final String sign;

    Mark(String id, String sign) {
        this.id = id;
        this.sign = sign;
    }

    static Mark of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good good -> GOOD;
            case Verdict.Warning warning -> WARNING;
            case Verdict.Problem problem -> PROBLEM;
            case Verdict.NotApplicable notApplicable -> NOT_APPLICABLE;
            case Verdict.Unknown unknown -> UNKNOWN;
            case Verdict.Crashed crashed -> UNKNOWN;
        };
    }

    static Mark of(CauseStatus status) {
        return switch (status) {
            case FOUND -> FOUND;
            case LIKELY -> LIKELY;
            case RULED_OUT -> RULED_OUT;
            case UNKNOWN -> UNKNOWN;
            case NOT_HERE -> NOT_HERE;
        };
    }

    /** The word in JSON. */
    String id() {
        return id;
    }

    String sign() {
        return sign;
    }

    Message word() {
        return Message.of("report.mark." + id);
    }
}
