package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Accounts;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuidePage;
import dev.timeoutdoctor.session.BundleSaver;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the wizard needs from outside; the program and the tests each compose their own.
 *
 * @param tasks the one way off the FX thread and back
 * @param clock the time of what the user enters
 * @param policy the least-privilege policy for a session's account and Region, as JSON
 * @param markdown the report as Markdown
 * @param json the report as JSON
 * @param bundles saves the evidence for somebody without access to the account
 * @param links opens a web page
 * @param themeChosen hears that the user chose a theme, to remember it
 * @param changesMade shows the list of the changes that were made
 */
public record WizardServices(Texts texts, FxTasks tasks, InstantSource clock, Accounts accounts, Connector connector,
        Examiner examiner, Guide guide,
        Function<Session, String> policy, Function<Session, String> markdown, Function<Session, String> json,
        BundleSaver bundles, Consumer<URI> links, Consumer<Theme> themeChosen,
        Runnable changesMade) {

    GuidePage page(StepId step) {
        return guide.page(step.id());
    }
}
