package dev.timeoutdoctor.ui.step;

import javafx.scene.Node;

/** The changes that a step offers. */
public interface Offers {

    /** The screen. */
    Node node();

    /** The step is entered: looks which changes can be made here. */
    void enter();

    /** Stops waiting for whatever is on its way. */
    void cancel();
}
