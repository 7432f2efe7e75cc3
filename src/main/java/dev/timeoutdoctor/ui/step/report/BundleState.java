package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.session.BundleSaver;
import dev.timeoutdoctor.ui.step.Trouble;
import java.nio.file.Path;

/** How far a bundle is. */
public sealed interface BundleState {

    /** Nothing was read yet that could be saved. */
    record Nothing() implements BundleState {}

    /** It can be made. */
    record Idle() implements BundleState {}

    /** It is being made. */
    record Making() implements BundleState {}

    /** It is made, and what stands for what can be looked through before it is written. */
    record Ready(BundleSaver.Ready bundle) implements BundleState {}

    /** It is there. */
    record Saved(Path file, int calls) implements BundleState {}

    /** It could not be written. */
    record Failed(Trouble trouble) implements BundleState {}
}
