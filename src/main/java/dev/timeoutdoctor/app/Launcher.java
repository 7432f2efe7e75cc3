package dev.timeoutdoctor.app;

/** Where the program starts. Does not extend {@code Application}, so that JavaFX runs from the class path. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.out.println("Timeout Doctor");
    }
}
