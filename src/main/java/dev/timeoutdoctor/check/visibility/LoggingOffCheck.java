package dev.timeoutdoctor.check.visibility;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/**
 * Is anything logged that explains past calls? An execution log needs a level on the stage and a role on the account; an access log
 * needs a destination (AWS: set up CloudWatch logging for REST APIs).
 */
public final class LoggingOffCheck implements Check {

    private static final String ID = "logging-off";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.VISIBILITY,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE, EvidenceKeys.GATEWAY_ACCOUNT), Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Stage stage = view.need(EvidenceKeys.STAGE);
        Route route = view.need(EvidenceKeys.ROUTE);
        String level = stage.settingFor(route)
                .map(Stage.MethodSetting::loggingLevel).filter(text -> !text.isEmpty()).orElse("OFF");
        boolean levelOn = !level.equals("OFF");
        boolean role = !view.need(EvidenceKeys.GATEWAY_ACCOUNT).cloudWatchRoleArn().isEmpty();
        boolean access = !stage.accessLogDestination().isEmpty();
        Message now = Message.of("check.logging-off.now", level,
                Message.of(access ? "check.logging-off.on" : "check.logging-off.off"));
        if (route.apiType() == ApiType.HTTP) {
            return byAccessLog(stage, access);
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(now, Message.of("check.logging-off.wanted")),
                Set.of(EvidenceKeys.STAGE, EvidenceKeys.GATEWAY_ACCOUNT), List.of());
        if (levelOn && role) {
            return good(proof, Message.of(access ? "check.logging-off.both" : "check.logging-off.execution-only",
                    stage.name(), level));
        }
        Message why = Message.of(levelOn ? "check.logging-off.no-role" : "check.logging-off.no-level", stage.name(),
                level);
        return access
                ? good(proof, Message.of("check.logging-off.access-only", why))
                : proof.warning(Message.of("check.logging-off.nothing", why));
    }

    /** HTTP APIs have access logs only (AWS: HTTP API logging). */
    private static Verdict byAccessLog(Stage stage, boolean access) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of(access ? "check.logging-off.on" : "check.logging-off.off"),
                        Message.of("check.logging-off.on")),
                Set.of(EvidenceKeys.STAGE), List.of());
        return access
                ? good(proof, Message.of("check.logging-off.http-access", stage.name()))
                : proof.warning(Message.of("check.logging-off.http-nothing", stage.name()));
    }

    private static Verdict good(Verdicts.Proof proof, Message summary) {
        return new Verdict.Good(summary, proof.measure(), Set.of(ID));
    }
}
