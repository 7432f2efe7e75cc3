package dev.timeoutdoctor.app;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Whether a window can be shown here. */
final class Display {

    private Display() {
    }

    /** On Linux a window needs an X or Wayland display; JavaFX's headless platform, where chosen, needs none. */
    static boolean available(Properties system, Map<String, String> environment) {
        if (system.getProperty("glass.platform", "").equalsIgnoreCase("headless")) {
            return true;
        }
        if (!system.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        return !environment.getOrDefault("DISPLAY", "").isEmpty() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
