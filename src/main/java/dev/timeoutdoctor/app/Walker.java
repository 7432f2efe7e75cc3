package dev.timeoutdoctor.app;

import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;

/** Uses a scene as a person does: presses what has an id, and waits until something is to be seen. Not on the FX thread. */
final class Walker {

    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final long LOOK_AGAIN_MILLIS = 25;

    private final Scene scene;
    private final FxTasks tasks;

    Walker(Scene scene, FxTasks tasks) {
        this.scene = scene;
        this.tasks = tasks;
    }

    /** Presses a button once it is there and enabled. */
    void press(String id) throws InterruptedException {
        until(id + " can be pressed",
                () -> scene.lookup("#" + id) instanceof ButtonBase button && !button.isDisabled()
                        && Parts.isShown(button));
        onFx(() -> {
            ((ButtonBase) scene.lookup("#" + id)).fire();
            return true;
        });
    }

    /** Waits until a node is shown. */
    void see(String id) throws InterruptedException {
        until(id + " is shown", () -> sees(id));
    }

    boolean sees(String id) {
        Node node = scene.lookup("#" + id);
        return node != null && Parts.isShown(node);
    }

    /** Whether a text field is shown and has a text. */
    boolean reads(String id) {
        return sees(id) && scene.lookup("#" + id) instanceof TextInputControl field && !field.getText().isEmpty();
    }

    /** Whether something is chosen in a list. */
    boolean picked(String id) {
        return scene.lookup("#" + id) instanceof ComboBoxBase<?> box && box.getValue() != null;
    }

    /** Waits until nothing says that it is busy. */
    void settle() throws InterruptedException {
        until("nothing is busy", () -> scene.getRoot().lookupAll("*").stream()
                .noneMatch(node -> node.getId() != null && node.getId().endsWith("-busy") && Parts.isShown(node)));
    }

    /**
     * Waits until something holds, looked at on the FX thread.
     *
     * @throws IllegalStateException where it does not come true in a minute
     */
    void until(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!onFx(() -> {
            layOut();
            return holds.getAsBoolean();
        })) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited a minute, but not yet: " + what);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Runs something on the FX thread and waits for it. */
    <T> T onFx(Callable<T> action) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.onFx(() -> {
            try {
                result.complete(action.call());
            } catch (Exception bug) {
                result.completeExceptionally(bug);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    /** A scene without a window has no pulse: skins and layout come when asked for. */
    private void layOut() {
        if (scene.getWindow() == null) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }
}
