package dev.timeoutdoctor.report;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.JsonDiff;
import dev.timeoutdoctor.fix.MappedKeys;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.fix.snippet.Snippets;
import dev.timeoutdoctor.fix.snippet.Tool;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change that was not sent yet, as GitHub-flavoured Markdown for somebody who is to approve it. */
public final class ChangeMarkdown {

    /** How many unchanged lines stay beside a difference. */
    private static final int CONTEXT = 2;

    private ChangeMarkdown() {}

    /**
     * The change whole: where, what, everything that it publishes, how it is sent, what to know, and the same for the tool that owns the
     * settings.
     *
     * @param endpoint where its commands go: an emulator's or the lab's; empty for AWS itself
     * @param ownership whose the things are that it edits; an edit for the tool of whoever owns them stands first
     * @param at when it is written
     */
    public static String of(Texts texts, Review review, Optional<URI> endpoint, Ownership ownership, Instant at) {
        Change change = MappedKeys.hidden(review.change());
        List<Message> notes = new ArrayList<>(review.notes());
        if (!change.command(endpoint).equals(review.change().command(endpoint))) {
            notes.add(Message.of("report.change.hidden"));
        }
        Markdown page = new Markdown();
        page.heading(1, texts.of(change.title()));
        page.list(where(texts, change, at));
        List<Message> owner = OwnerWords.of(ownership, Optional.of(change));
        if (!owner.isEmpty()) {
            page.heading(2, texts.of("report.change.owner"));
            page.list(owner.stream().map(line -> Markdown.text(texts.of(line))).toList());
        }
        Optional<Tool> tool = ownership.of(change).tool();
        tool.ifPresent(_ -> code(page, texts, change, tool));
        page.heading(2, texts.of("report.change.what"));
        page.codeBlock(String.join("\n", difference(change)), "diff");
        review.publishes().ifPresent(draft -> published(page, texts, draft, draft.others(review.own())));
        page.heading(2, texts.of("report.change.sent"));
        page.codeBlock(change.command(endpoint), "sh");
        if (!notes.isEmpty()) {
            page.heading(2, texts.of("report.change.know"));
            page.list(notes.stream().map(note -> Markdown.text(texts.of(note))).toList());
        }
        if (tool.isEmpty()) {
            code(page, texts, change, tool);
        }
        return page.toString();
    }

    private static void code(Markdown page, Texts texts, Change change, Optional<Tool> tool) {
        Snippets.of(change, tool).stream().filter(Snippet.Code.class::isInstance).findFirst()
                .ifPresent(snippet -> code(page, texts, (Snippet.Code) snippet));
    }

    /** What changes, line by line, with what stays folded. */
    static List<String> difference(Change change) {
        return JsonDiff.folded(change.diff(), CONTEXT).stream().flatMap(block -> block.foldable()
                ? Stream.of("  …")
                : block.rows().stream().flatMap(ChangeMarkdown::lines)).toList();
    }

    private static void published(Markdown page, Texts texts, DeploymentDraft draft, List<PendingChange> others) {
        page.heading(2, texts.of("report.change.published"));
        Optional<List<PendingChange>> pending = draft.pending();
        if (pending.filter(all -> !all.isEmpty()).isPresent()) {
            page.table(List.of(texts.of("raise.deploy.method"), texts.of("raise.deploy.setting"),
                    texts.of("raise.deploy.served"), texts.of("raise.deploy.after"), ""),
                    pending.get().stream().map(one -> row(texts, one, others.contains(one))).toList());
        } else {
            page.block(Markdown.text(texts.of(pending.isEmpty()
                    ? "report.change.published-unknown"
                    : "report.change.published-nothing")));
        }
        page.block(Markdown.text(texts.of("raise.deploy.not-compared", draft.notCompared())));
    }

    private static List<String> row(Texts texts, PendingChange whole, boolean goesAlong) {
        PendingChange one = whole.hidden();
        return List.of(Markdown.code(one.method()), Markdown.code(texts.of(one.what())),
                Markdown.code(texts.of(one.served())), Markdown.code(texts.of(one.after())),
                Markdown.text(texts.of(goesAlong ? "raise.deploy.also" : "raise.deploy.this")));
    }

    private static List<String> where(Texts texts, Change change, Instant at) {
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.text(texts.of("report.change.where", change.account(), change.region(), change.target())));
        lines.add(Markdown.text(texts.of(change.noticed().message())));
        lines.add(Markdown.text(texts.of("report.change.not-sent", at)));
        return lines;
    }

    private static Stream<String> lines(DiffLine line) {
        return switch (line.kind()) {
            case SAME -> Stream.of("  " + line.right());
            case REMOVED -> Stream.of("- " + line.left());
            case ADDED -> Stream.of("+ " + line.right());
            case CHANGED -> Stream.of("- " + line.left(), "+ " + line.right());
        };
    }

    private static void code(Markdown page, Texts texts, Snippet.Code snippet) {
        page.heading(2, texts.of("report.change.as-code", texts.of(snippet.tool().title())));
        page.codeBlock(snippet.text(), snippet.tool().language());
        page.list(snippet.notes().stream().map(note -> Markdown.text(texts.of(note))).toList());
    }
}
