package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.text.Texts;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The filter's choices in words. */
final class RiskWords extends StringConverter<RiskFilter> {

    private final Texts texts;

    RiskWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable RiskFilter filter) {
        return texts.of((filter == null ? RiskFilter.ALL : filter).words());
    }

    @Override
    public @Nullable RiskFilter fromString(String text) {
        return null; // nothing is ever typed into the value
    }
}
