package dev.timeoutdoctor.report;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.MappedKeys;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A change of the change log as GitHub-flavoured Markdown, for whoever asks later what was done. */
public final class MadeMarkdown {

    private MadeMarkdown() {}

    /**
     * When, where, what, and what became of it.
     *
     * @param endpoint where its commands go: an emulator's or the lab's; empty for AWS itself
     */
    public static String of(Texts texts, MadeChange made, Optional<URI> endpoint) {
        Change change = MappedKeys.hidden(made.logged().change());
        Markdown page = new Markdown();
        page.heading(1, texts.of(change.title()));
        page.list(List.of(
                Markdown.text(texts.of("report.change.where", change.account(), change.region(), change.target())),
                Markdown.text(texts.of("changes.begun", made.logged().at())),
                Markdown.text(texts.of(MadeWords.state(made)))));
        page.heading(2, texts.of("changes.what"));
        page.codeBlock(String.join("\n", ChangeMarkdown.difference(change)), "diff");
        page.heading(2, texts.of("unfinished.sent"));
        page.list(MadeWords.calls(texts, made.logged()).stream().map(Markdown::text).toList());
        page.codeBlock(change.command(endpoint), "sh");
        if (!change.command(endpoint).equals(made.logged().change().command(endpoint))) {
            page.list(List.of(Markdown.text(texts.of("report.change.hidden"))));
        }
        return page.toString();
    }
}
