package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

class RunRecordTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final RunSpec SPEC = Specs.resolved(Specs.with());
    private static final RunSpec OTHER = Specs.resolved(Specs.with("stop.max-draws = 1e9"));

    private static RunRecord in(Status status) {
        RunRecord queued = RunRecord.submitted(SPEC, Priority.NORMAL, NOW);
        RunRecord running = queued.running(NOW);
        return switch (status) {
            case QUEUED -> queued;
            case RUNNING -> running;
            case PAUSED -> ((RunRecord.Changed) running.pause(NOW)).next();
            case CONVERGED, EXHAUSTED, STOPPED -> running.ended(status, Optional.empty(), NOW);
            case FAILED -> running.ended(status, Optional.of("a cause"), NOW);
        };
    }

    private static String outcome(RunRecord.Step step) {
        return switch (step) {
            case RunRecord.Changed(RunRecord next) -> next.status().word();
            case RunRecord.Unchanged() -> "same";
            case RunRecord.Refused(String reason) -> reason.isBlank() ? "" : "refused";
        };
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, refused, same, stopped, refused", "RUNNING, paused, same, stopped, refused",
            "PAUSED, same, queued, stopped, refused", "CONVERGED, refused, refused, refused, queued",
            "EXHAUSTED, refused, refused, refused, queued", "STOPPED, refused, refused, same, queued",
            "FAILED, refused, refused, refused, refused"})
    void shouldTakeTheStepsThatMakeSense(Status status, String pause, String resume, String stop, String extend) {
        RunRecord record = in(status);
        assertThat(outcome(record.pause(NOW))).isEqualTo(pause);
        assertThat(outcome(record.resume(NOW))).isEqualTo(resume);
        assertThat(outcome(record.stop(NOW))).isEqualTo(stop);
        assertThat(outcome(record.extend(OTHER, NOW))).isEqualTo(extend);
        assertThat(record.keptFromDeletion().isEmpty()).isEqualTo(status.ended());
    }

    @Test
    void shouldTakeTheSameExtensionTwice() {
        RunRecord extended = ((RunRecord.Changed) in(Status.CONVERGED).extend(OTHER, NOW)).next();
        assertThat(outcome(extended.extend(OTHER, NOW))).isEqualTo("same");
        assertThat(extended.spec()).isEqualTo(OTHER);
        assertThat(extended.finished()).isEmpty();
    }

    @Test
    void shouldNumberTransitionsAndForgetTheOldest() {
        RunRecord record = in(Status.RUNNING);
        for (int i = 0; i < 200; i++) {
            record = record.interrupted(NOW).running(NOW.plusSeconds(i));
        }
        assertThat(record.revision()).isEqualTo(402);
        assertThat(record.transitions()).hasSize(RunRecord.MOST_TRANSITIONS).extracting(Transition::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(303, 402).boxed().toList());
        assertThat(record.started()).contains(NOW);
    }

    @Test
    void shouldKeepTheCauseOfAFailureAlone() {
        assertThat(in(Status.FAILED).error()).contains("a cause");
        assertThat(in(Status.CONVERGED).error()).isEmpty();
    }
}
