package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.StepId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The steps of the wizard, each made when it is first asked for and kept from then on. On the FX thread. */
final class Steps {

    private final Map<StepId, Supplier<WizardStep>> makers;
    private final Map<StepId, WizardStep> made = new EnumMap<>(StepId.class);

    Steps(Map<StepId, Supplier<WizardStep>> makers) {
        this.makers = new EnumMap<>(makers);
    }

    boolean has(StepId id) {
        return makers.containsKey(id);
    }

    /** Makes one step that nobody has asked for yet; says whether there are more. */
    boolean makeOne() {
        makers.keySet().stream().filter(id -> !made.containsKey(id)).findFirst().ifPresent(this::get);
        return made.size() < makers.size();
    }

    /** The step itself. */
    WizardStep get(StepId id) {
        WizardStep known = made.get(id);
        if (known == null) {
            known = Objects.requireNonNull(makers.get(id), id.id()).get();
            made.put(id, known);
        }
        return known;
    }
}
