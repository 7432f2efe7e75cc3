package dev.timeoutdoctor.ui.step.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.session.BundleSaver;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is written before what stands for what was shown. */
class BundleViewModelTest {

    private final List<String> done = new ArrayList<>();
    private boolean full;
    private final SessionModel model = new SessionModel();
    private final BundleViewModel viewModel = new BundleViewModel(FxTasks.direct(), model, this::prepare);

    private BundleSaver.Ready prepare(Session session, BundleSaver.Mask mask) {
        done.add("made " + mask);
        return new BundleSaver.Ready() {
            @Override
            public List<StandIn> standIns() {
                return List.of(new StandIn(StandIn.Kind.ACCOUNT, "123456789012", "210987654321"));
            }

            @Override
            public int calls() {
                return 17;
            }

            @Override
            public void write(Path file) throws IOException {
                if (full) {
                    throw new IOException("disk full");
                }
                done.add("written " + file);
            }
        };
    }

    @Test
    void withoutAnExaminationThereIsNothingToSave() {
        viewModel.enter();
        viewModel.prepare();
        viewModel.save(Path.of("a.zip"));
        assertEquals(new BundleState.Nothing(), viewModel.stateProperty().get());
        assertEquals(List.of(), done);
    }

    @Test
    void aBundleIsMadeLookedThroughAndWritten() {
        examined();
        viewModel.save(Path.of("too-early.zip"));
        viewModel.prepare();
        assertInstanceOf(BundleState.Ready.class, viewModel.stateProperty().get());
        viewModel.save(Path.of("a.zip"));
        assertEquals(new BundleState.Saved(Path.of("a.zip"), 17), viewModel.stateProperty().get());
        assertEquals(List.of("made ALL", "written a.zip"), done);
    }

    @Test
    void anotherWayOfMaskingForgetsWhatWasMade() {
        examined();
        viewModel.prepare();
        viewModel.maskNamesProperty().set(false);
        assertEquals(new BundleState.Idle(), viewModel.stateProperty().get());
        viewModel.prepare();
        viewModel.maskProperty().set(false);
        viewModel.prepare();
        assertEquals(List.of("made ALL", "made ALL_BUT_NAMES", "made NOTHING"), done);
    }

    @Test
    void aFullDiskIsSaid() {
        examined();
        viewModel.prepare();
        full = true;
        viewModel.save(Path.of("a.zip"));
        BundleState.Failed failed = assertInstanceOf(BundleState.Failed.class, viewModel.stateProperty().get());
        assertEquals("java.io.IOException: disk full", failed.trouble().detail());
    }

    private void examined() {
        model.update(session -> SampleSession.examined(SampleSession.targeted()).get());
        viewModel.enter();
    }
}
