package dev.timeoutdoctor.app;

import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.report.HtmlReport;
import dev.timeoutdoctor.report.JsonReport;
import dev.timeoutdoctor.report.MarkdownReport;
import dev.timeoutdoctor.report.TextReport;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;

/** A session in each form that can be printed or saved. */
final class Reports {

    private final TextReport text;
    private final JsonReport json;
    private final MarkdownReport markdown;
    private final InstantSource clock;

    Reports(Texts texts, InstantSource clock, Content content) {
        CauseAdvice advice = content.advice();
        this.text = new TextReport(texts, advice);
        this.json = new JsonReport(texts, advice);
        this.markdown = new MarkdownReport(texts, content.guide(), content.mistakes(), advice,
                "Timeout Doctor " + TimeoutDoctorCommand.VERSION);
        this.clock = clock;
    }

    String text(Session session) {
        return text.of(session);
    }

    String json(Session session) {
        return json.of(session);
    }

    String markdown(Session session) {
        return markdown.of(session, clock.instant());
    }

    String html(Session session) {
        return HtmlReport.of(markdown(session));
    }
}
