package dev.timeoutdoctor.app;

import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuideMistakes;

/** What the program was built with and reads from its own resources: the causes and all that the guide says. */
record Content(CauseCatalogue causes, Guide guide, CauseAdvice advice, GuideMistakes mistakes) {

    static Content load() {
        return new Content(CauseCatalogue.load(), Guide.load(), CauseAdvice.load(), GuideMistakes.load());
    }
}
