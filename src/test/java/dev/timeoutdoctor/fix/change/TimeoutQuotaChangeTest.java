package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RegionTraffic;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeoutQuotaChangeTest {

    private static final EvidenceSet REST = EvidenceFixture
            .read(Path.of("src/test/resources/checks/backend-slower-than-limit/problem/evidence.json"));
    private static final EvidenceSet HTTP = EvidenceFixture
            .read(Path.of("src/test/resources/checks/backend-slower-than-limit/problem-http-api/evidence.json"));
    private static final EvidenceSet EDGE = EvidenceFixture
            .read(Path.of("src/test/resources/checks/edge-endpoint-cannot-raise/problem/evidence.json"));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static EvidenceSet granted(double millis, boolean adjustable) {
        return REST.with(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, new Observed.Seen<>(
                new Quota(Quota.INTEGRATION_TIMEOUT, "timeout", millis, adjustable), EvidenceFixture.SOURCE));
    }

    private static FakeReading asked(EvidenceSet evidence, String... requests) {
        return new FakeReading(evidence).answering("ListRequestedServiceQuotaChangeHistoryByQuota",
                "{\"RequestedQuotas\": [" + String.join(",", requests) + "]}");
    }

    private static String request(String status, int millis, String created) {
        return """
               {"Id": "%s", "Status": "%s", "DesiredValue": %d.0, "Created": "%s"}""".formatted(status, status, millis,
                created);
    }

    private static Offer offer(FakeReading account) {
        return new TimeoutQuotaChange().offer(account.reading());
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, offer(account)).draft();
    }

    @Test
    void aRequestNamesTheValueInMilliseconds() {
        Draft draft = draft(asked(granted(29_000, true)));
        assertEquals(List.of(
                "RequestServiceQuotaIncrease {\"DesiredValue\":60000,\"QuotaCode\":\"L-E5AE38E3\",\"ServiceCode\":\"apigateway\"}"),
                draft.change().orElseThrow().calls().stream().map(FakeReading::line).toList());
    }

    @Test
    void onlyOneRequestIsOpenAtATime() {
        assertEquals(
                new Offer.AlreadySo(Message.of("change.quota.open", Duration.ofSeconds(90), "CASE_OPENED",
                        Instant.parse("2026-11-20T10:00:00Z"), "CASE_OPENED")),
                offer(asked(granted(29_000, true), request("DENIED", 300_000, "2026-11-21T10:00:00Z"),
                        request("CASE_OPENED", 90_000, "2026-11-20T10:00:00Z"))));
    }

    @Test
    void aRefusedRequestMayBeFiledAgainOnceItWasSeen() {
        Draft draft = draft(asked(granted(29_000, true), request("NOT_APPROVED", 60_000, "2026-10-01T10:00:00Z"),
                """
                {"Id": "r1", "Status": "DENIED", "CaseId": "4711", "DesiredValue": 90000.0, "Created": "2026-11-21T10:00:00Z"}"""));
        assertEquals("60000", draft.text(draft.recipe().fields().getFirst()));
        assertEquals(1, draft.change().orElseThrow().steps().size());
        assertEquals(List.of(
                Problem.warning(Problem.TARGET, "change.quota.refused", Duration.ofSeconds(90),
                        Instant.parse("2026-11-21T10:00:00Z"), "DENIED", Message.of("change.quota.case", "4711")),
                Problem.warning(Problem.TARGET, "change.quota.refused", Duration.ofSeconds(60),
                        Instant.parse("2026-10-01T10:00:00Z"), "NOT_APPROVED",
                        Message.of("change.quota.without-case", "NOT_APPROVED")),
                Problem.warning(Problem.TARGET, "change.quota.refused-next")), draft.problems());
    }

    @Test
    void whatWasGrantedSinceTheExaminationIsWhereTheNextRequestBegins() {
        Draft draft = draft(asked(granted(29_000, true), request("APPROVED", 60_000, "2026-11-21T10:00:00Z")));
        assertEquals(Message.of("change.quota.granted", Duration.ofSeconds(60), Instant.parse("2026-11-21T10:00:00Z")),
                draft.notes().getFirst());
        assertEquals("120000", draft.text(draft.recipe().fields().getFirst()));
        assertEquals(true, draft.with("desired", "60000").hasErrors());
    }

    @Test
    void aClosedCaseWhoseValueTheAccountHasWasNotRefused() {
        Draft draft = draft(asked(granted(60_000, true), request("CASE_CLOSED", 60_000, "2026-11-21T10:00:00Z")));
        assertEquals(List.of(), draft.problems());
        assertEquals(List.of(Problem.warning(Problem.TARGET, "change.quota.closed", Duration.ofSeconds(60),
                Instant.parse("2026-11-21T10:00:00Z"), "CASE_CLOSED",
                Message.of("change.quota.without-case", "CASE_CLOSED"))),
                draft(asked(granted(29_000, true), request("CASE_CLOSED", 60_000, "2026-11-21T10:00:00Z")))
                        .problems());
    }

    @Test
    void whatIsNoMoreThanTodayOrMoreThanWasEverReportedIsSaid() {
        Draft draft = draft(asked(granted(60_000, true)));
        assertEquals(List.of("fix.field.range"),
                draft.with("desired", "60000").problems().stream().filter(Problem::isError)
                        .map(problem -> problem.message().key()).toList());
        assertEquals(List.of("change.quota.more-than-reported"),
                draft.with("desired", "400000").problems().stream().map(problem -> problem.message().key()).toList());
    }

    private static EvidenceSet rate(EvidenceSet evidence, double perSecond) {
        return evidence.with(EvidenceKeys.APPLIED_THROTTLE_QUOTA, new Observed.Seen<>(
                new Quota(Quota.THROTTLE_RATE, "rate", perSecond, true), EvidenceFixture.SOURCE));
    }

    private static EvidenceSet busy(double perSecond) {
        return granted(29_000, true).with(EvidenceKeys.REGION_TRAFFIC, new Observed.Seen<>(
                new RegionTraffic(new TimeWindow(NOON.minus(Duration.ofDays(14)), NOON), perSecond),
                EvidenceFixture.SOURCE));
    }

    @Test
    void thePriceIsThatOfTheRegionAndStandsBesideTheBusiestMinute() {
        Draft small = draft(asked(rate(busy(812.4), 2_500)));
        assertEquals(List.of(Message.of("change.quota.price", 1_208L, 2_500L),
                Message.of("change.quota.peak", 812L, Duration.ofDays(14))), small.notes().subList(1, 3));
        assertEquals(List.of(), small.problems());
        assertEquals(Message.of("change.quota.price", 967L, 10_000L),
                draft(asked(rate(busy(812.4), 10_000))).with("desired", "300000").notes().get(1));
        assertEquals(List.of(Message.of("change.quota.price-unread", 48L), Message.of("change.quota.peak-unread")),
                draft(asked(granted(29_000, true))).notes().subList(1, 3));
    }

    @Test
    void whatIsRaisedAlreadyAndTradedForRateIsCountedFromThere() {
        EvidenceSet traded = granted(60_000, true).with(EvidenceKeys.APPLIED_THROTTLE_QUOTA,
                rate(busy(1), 4_833).get(EvidenceKeys.APPLIED_THROTTLE_QUOTA));
        assertEquals(Message.of("change.quota.price", 2_417L, 4_833L),
                draft(asked(traded)).with("desired", "120000").notes().get(1));
    }

    @Test
    void moreTrafficThanWouldBeLeftIsWarnedOf() {
        Draft draft = draft(asked(rate(busy(2_000), 2_500)));
        assertEquals(List.of(Problem.warning("desired", "change.quota.less-than-peak", 1_208L, 2_000L)),
                draft.problems());
        assertEquals(List.of(), draft.with("desired", "30000").problems());
    }

    @Test
    void itIsNotOfferedWhereAwsRaisesNothing() {
        assertEquals(new Offer.NotHere(Message.of("change.quota.rest-only")), offer(asked(HTTP)));
        assertEquals(new Offer.NotHere(Message.of("change.quota.edge")), offer(asked(EDGE)));
        assertEquals(new Offer.NotHere(Message.of("change.quota.not-adjustable")),
                offer(asked(granted(29_000, false))));
    }

    @Test
    void requestsThatCannotBeReadAreNotTakenForNone() {
        assertInstanceOf(Offer.CouldNotRead.class, offer(
                asked(granted(29_000, true)).failing("ListRequestedServiceQuotaChangeHistoryByQuota")));
    }
}
