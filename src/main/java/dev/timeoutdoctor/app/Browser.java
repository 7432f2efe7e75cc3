package dev.timeoutdoctor.app;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user's web browser. */
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Opens a page, off the FX thread since AWT may take its time. */
    static void open(URI page) {
        Thread.ofVirtual().start(() -> {
            try {
                Desktop.getDesktop().browse(page);
            } catch (IOException | UnsupportedOperationException noBrowser) {
                LOG.warn("No browser could be opened for {}", page, noBrowser);
            }
        });
    }
}
