package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A memory size worth trying: CPU grows with memory (AWS: Lambda, configuring memory).
 *
 * @param why in a sentence, with the figures
 */
public record MemorySuggestion(int megabytes, Message why) {

    private static final int GOOD_START = 1_024;
    private static final int LARGEST = 10_240;

    /** The suggestion for the examined function, or empty where there is none or it has all the memory that there is. */
    public static Optional<MemorySuggestion> of(EvidenceSet evidence) {
        Optional<FunctionConfiguration> function = evidence.get(EvidenceKeys.FUNCTION).seen();
        return function.filter(known -> known.memoryMegabytes() < LARGEST)
                .map(known -> of(known.memoryMegabytes(), mostUsed(known.memoryMegabytes(), evidence)));
    }

    private static MemorySuggestion of(int size, OptionalInt used) {
        int doubled = Math.min(LARGEST, size * 2);
        if (used.isEmpty()) {
            return new MemorySuggestion(doubled, Message.of("fix.suggest.memory-unmeasured", doubled, size));
        }
        if (used.getAsInt() * 10L >= size * 9L) {
            int more = Math.max(GOOD_START, doubled);
            return new MemorySuggestion(more, Message.of("fix.suggest.memory-used-up", more, used.getAsInt(), size));
        }
        return new MemorySuggestion(doubled, Message.of("fix.suggest.memory-cpu", doubled, used.getAsInt(), size));
    }

    /** The most that runs with the present size used; runs with another size say nothing about it. */
    private static OptionalInt mostUsed(int size, EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.FUNCTION_REPORTS).seen().map(FunctionReports::reports).stream()
                .flatMap(reports -> reports.stream()).filter(one -> one.memorySizeMegabytes() == size)
                .mapToInt(FunctionReport::maxMemoryUsedMegabytes).max();
    }
}
