package dev.timeoutdoctor.app;

/** How a command hears that somebody stops the program, by Ctrl+C or otherwise, in time to say what it has. */
interface Stops {

    /** Runs the action when the program is stopped, which waits for it; the returned one ends the listening. */
    Runnable listen(Runnable action);

    /** Those of this program: it ends when every action has returned. */
    static Stops ofProgram() {
        return action -> {
            Thread hook = Thread.ofPlatform().name("stopped").unstarted(action);
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException stopping) {
                    hook.setName("stopped, and said so"); // it has run or is running
                }
            };
        };
    }
}
