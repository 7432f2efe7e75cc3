package dev.timeoutdoctor.collect;

import java.util.ArrayList;
import java.util.List;

/** A wish to stop, told once and heard by whoever works. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Tells everybody who listens, once. */
    public void cancel() {
        List<Runnable> tell;
        synchronized (listeners) {
            cancelled = true;
            tell = List.copyOf(listeners);
            listeners.clear();
        }
        tell.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        synchronized (listeners) {
            return cancelled;
        }
    }

    /** Runs when somebody cancels, on that thread; at once where that has happened already. */
    public void onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
