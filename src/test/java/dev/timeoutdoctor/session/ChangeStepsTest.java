package dev.timeoutdoctor.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.diagnosis.Cause;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeStepsTest {

    @Test
    void everyCureOfEveryCauseIsOfferedByAStep() {
        CauseCatalogue causes = CauseCatalogue.load();
        List<String> nowhere = causes.causes().stream().map(Cause::id)
                .flatMap(cause -> causes.cures(cause).stream().map(cure -> cause + " " + cure))
                .filter(pair -> ChangeSteps.step(pair.substring(pair.indexOf(' ') + 1)).isEmpty()).toList();
        assertEquals(List.of(), nowhere);
    }

    @Test
    void everyChangeIsOfferedByOneStep() {
        assertEquals(ChangeCatalogue.all().stream().map(type -> type.kind()).collect(Collectors.toSet()),
                Arrays.stream(StepId.values()).flatMap(step -> ChangeSteps.of(step).stream())
                        .filter(kind -> !List.of(ChangeKind.INTEGRATION, ChangeKind.DEPLOYMENT, ChangeKind.FUNCTION)
                                .contains(kind))
                        .collect(Collectors.toSet()));
        assertEquals(Arrays.stream(ChangeKind.values()).filter(kind -> kind != ChangeKind.UNDO).count(),
                Arrays.stream(StepId.values()).mapToInt(step -> ChangeSteps.of(step).size()).sum());
    }

    @Test
    void theFirstCureThatAStepOffersLeadsThere() {
        assertEquals(List.of(Optional.of(StepId.SPEED_UP_LAMBDA), Optional.of(StepId.VPC_LINK), Optional.empty()),
                Stream.of(List.of("function-memory", "integration-timeout"), List.of("patience", "vpc-link"),
                        List.of("undo")).map(ChangeSteps::first).toList());
    }
}
