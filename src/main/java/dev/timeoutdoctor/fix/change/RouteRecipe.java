package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.Expected;
import java.util.List;

/** An edit of an HTTP or WebSocket API while it is edited: whether the stage deploys by itself decides from when callers notice it. */
interface RouteRecipe extends Recipe {

    /** The examined stage. */
    SelfDeploying stage();

    @Override
    default List<Expected> unchanged(List<Edit> edits) {
        return stage().unchanged();
    }

    @Override
    default boolean needsDeployment() {
        return stage().needsDeployment();
    }
}
