package dev.timeoutdoctor.ui.step.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReproduceViewModelTest {

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final ReproduceViewModel model = new ReproduceViewModel(FxTasks.direct(), InstantSource.system(), account,
            session);

    @Test
    void theRequestIsKeptAsItWasSent() {
        model.enter();
        model.headersProperty().set("Authorization: Bearer eyJ");
        model.bodyProperty().set("{}");
        model.send();
        model.agree();
        RequestDraft sent = account.requests.getFirst();
        assertEquals(Map.of("Authorization", "Bearer eyJ"), sent.headers());
        assertEquals(Optional.of(sent), session.get().sentRequest());
    }
}
