package dev.timeoutdoctor.diagnosis;

/** A check and what it said. */
public record CheckResult(CheckInfo info, Verdict verdict) {}
