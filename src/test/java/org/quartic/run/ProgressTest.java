package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Summary;

class ProgressTest {

    private static final Throwable FAULT = new IllegalStateException("a bit fell over");

    private final PretendBlocks blocks = new PretendBlocks();

    @Property(seed = "20260210", tries = 200)
    void shouldEndTheSameHoweverBlocksComeIn(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int maxBlocks,
            @ForAll @IntRange(min = 1, max = 20) int window, @ForAll @IntRange(min = 1, max = 40) int tightness) {
        var plan = new BlockPlan(16, 16, 16L * maxBlocks + 9);
        Function<Summary, Look> judge = PretendBlocks.judge(0.25 / Math.sqrt(16.0 * 3 * tightness));
        var model = new Jumble(Progress.start(plan, window, judge), plan, new Random(seed));
        Outcome outcome = model.run(window);
        Outcome expected = PretendBlocks.reference(plan, judge);
        assertSame(outcome, expected);
        var looks = new ArrayList<Long>();
        for (long look = 0; look < expected.blocks(); looks.add(look)) {
            look = plan.nextLook(look);
        }
        assertThat(model.looks).isEqualTo(looks);
    }

    /** Does everything that can happen to a run, in an order that a seed decides. */
    private final class Jumble {
        private final BlockPlan plan;
        private final Random random;
        private final List<Assignment> inFlight = new ArrayList<>();
        private final List<Assignment> seen = new ArrayList<>();
        private final List<Long> looks = new ArrayList<>();
        private Progress progress;

        Jumble(Progress progress, BlockPlan plan, Random random) {
            this.progress = progress;
            this.plan = plan;
            this.random = random;
        }

        Outcome run(int window) {
            while (progress.outcome().isEmpty()) {
                int die = random.nextInt(20);
                if (die < 8 || inFlight.isEmpty()) {
                    issue();
                } else {
                    end(die, inFlight.remove(random.nextInt(inFlight.size())));
                }
                assertThat(progress.ahead()).isLessThanOrEqualTo(window);
            }
            List.copyOf(inFlight).forEach(this::summarised);
            assertThat(progress.issue()).isEmpty();
            return progress.outcome().orElseThrow();
        }

        private void issue() {
            var issue = progress.issue();
            if (issue.isEmpty()) {
                assertThat(inFlight).as("somebody must have what is missing").isNotEmpty();
                return;
            }
            progress = issue.get().next();
            Assignment assignment = issue.get().assignment();
            assertThat(assignment.draws()).isEqualTo(plan.drawsOf(assignment.block()));
            assertThat(inFlight).noneMatch(other -> other.block() == assignment.block());
            assertThat(seen).as("an attempt is made once").doesNotContain(assignment);
            inFlight.add(assignment);
            seen.add(assignment);
        }

        private void end(int die, Assignment assignment) {
            long failuresBefore = seen.stream().filter(other -> other.block() == assignment.block()).count() - 1;
            if (die < 10 && failuresBefore < 2) {
                progress = progress.failed(assignment.block(), assignment.attempt(), FAULT);
                // The same said twice, and what was lost for dead after all:
                progress = progress.failed(assignment.block(), assignment.attempt(), FAULT);
                progress = progress.lost(assignment.block(), assignment.attempt());
            } else if (die < 11) {
                progress = progress.lost(assignment.block(), assignment.attempt());
            } else {
                summarised(assignment);
            }
            if (die == 19) {
                summarised(seen.get(random.nextInt(seen.size())));
            }
        }

        private void summarised(Assignment assignment) {
            var step = progress.summarised(assignment.block(),
                    blocks.summary(assignment.block(), assignment.draws()));
            progress = step.next();
            step.looks().forEach(look -> looks.add(look.blocks()));
            inFlight.removeIf(other -> other.block() == assignment.block());
        }
    }

    @Test
    void shouldAskSeveralLooksInOrderWhenAGapCloses() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 14), 20, 14, 0);
        for (int k = 13; k > 0; k--) {
            var step = progress.summarised(k, blocks.summary(k, 8));
            assertThat(step.looks()).isEmpty();
            progress = step.next();
        }
        var step = progress.summarised(0, blocks.summary(0, 8));
        assertThat(step.looks()).extracting(Look::blocks).containsExactly(10L, 11L, 12L, 13L, 14L);
        assertThat(step.next().outcome()).map(Outcome::status).contains(Status.EXHAUSTED);
    }

    @Test
    void shouldThrowAwayBlocksBeyondTheLookThatConverges() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 14), 20, 14, 1e9);
        for (int k = 13; k > 0; k--) {
            progress = progress.summarised(k, blocks.summary(k, 8)).next();
        }
        var step = progress.summarised(0, blocks.summary(0, 8));
        Outcome outcome = step.next().outcome().orElseThrow();
        assertThat(step.looks()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(Status.CONVERGED);
        assertThat(outcome.blocks()).isEqualTo(10);
        assertThat(outcome.draws()).isEqualTo(80);
        assertThat(outcome.look()).contains(step.looks().getFirst());
        assertThat(step.next().ahead()).isZero();
    }

    @Test
    void shouldNotConvergeWithFewerDrawsThanTheLeast() {
        // 23 draws at the least and the most are 16 in whole groups of eight.
        var plan = new BlockPlan(8, 23, 23);
        Progress progress = issued(plan, 5, 2, 1e9);
        progress = progress.summarised(0, blocks.summary(0, 8)).next();
        progress = progress.summarised(1, blocks.summary(1, 8)).next();
        assertThat(progress.outcome()).map(Outcome::status).contains(Status.EXHAUSTED);
    }

    @Test
    void shouldNotConvergeOnNaN() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 14), 20, 14, Double.NaN);
        for (int k = 0; k < 14; k++) {
            progress = progress.summarised(k, blocks.summary(k, 8)).next();
        }
        assertThat(progress.outcome()).map(Outcome::status).contains(Status.EXHAUSTED);
    }

    @Test
    void shouldFailWithTheCauseOfTheThirdFailureOfABlock() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 14), 20, 3, 0);
        progress = progress.summarised(0, blocks.summary(0, 8)).next();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(progress.outcome()).isEmpty();
            progress = progress.failed(1, attempt, FAULT);
            progress = progress.issue().map(Progress.Issue::next).orElse(progress);
        }
        Outcome outcome = progress.outcome().orElseThrow();
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.cause()).hasValueSatisfying(cause -> assertThat(cause)
                .contains("block 1 failed 3 times").contains("a bit fell over"));
        assertThat(outcome.blocks()).isEqualTo(1);
    }

    @Test
    void shouldFailOnlyWhereTheRunNeedsTheBlock() {
        Throwable notFinite = catchThrowable(() -> blocks.notFinite(12));
        Progress needless = issued(new BlockPlan(8, 16, 8 * 14), 20, 13, 1e9).failed(12, 1, notFinite);
        Progress needed = issued(new BlockPlan(8, 16, 8 * 14), 20, 13, 0).failed(12, 1, notFinite);
        assertThat(needed.issue()).as("no block beyond a hopeless one").isEmpty();
        for (int k = 0; k < 12; k++) {
            needless = needless.summarised(k, blocks.summary(k, 8)).next();
            needed = needed.summarised(k, blocks.summary(k, 8)).next();
        }
        assertThat(needless.outcome()).map(Outcome::status).contains(Status.CONVERGED);
        assertThat(needed.outcome()).map(Outcome::status).contains(Status.FAILED);
        assertThat(needed.outcome()).flatMap(Outcome::cause).contains(notFinite.getMessage());
        assertThat(notFinite).hasMessageContaining("block 12");
    }

    @Test
    void shouldFailWhereJudgingFails() {
        Progress progress = Progress.start(new BlockPlan(8, 8, 8), 4, prefix -> {
            throw new ArithmeticException("no judgement");
        });
        progress = progress.issue().orElseThrow().next();
        Outcome outcome = progress.summarised(0, blocks.summary(0, 8)).next().outcome().orElseThrow();
        assertThat(outcome.cause()).hasValueSatisfying(cause -> assertThat(cause).contains("no judgement"));
    }

    @Test
    void shouldIssueNothingBeyondTheWindow() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 100), 3, 3, 0);
        assertThat(progress.issue()).isEmpty();
        progress = progress.summarised(1, blocks.summary(1, 8)).next();
        assertThat(progress.issue()).isEmpty();
        progress = progress.summarised(0, blocks.summary(0, 8)).next();
        assertThat(progress.issue()).map(issue -> issue.assignment().block()).contains(3L);
    }

    @Test
    void shouldEndByHandWithThePrefixThereIs() {
        Progress fresh = issued(new BlockPlan(8, 16, 8 * 100), 10, 5, 0);
        assertThat(fresh.stopped().outcome()).contains(new Outcome(Status.STOPPED, 0, 0, Optional.empty(),
                Optional.empty(), Optional.empty()));
        Progress progress = fresh;
        for (int k : new int[]{0, 1, 3}) {
            progress = progress.summarised(k, blocks.summary(k, 8)).next();
        }
        Outcome outcome = progress.stopped().outcome().orElseThrow();
        assertThat(outcome.blocks()).isEqualTo(2);
        assertThat(outcome.look()).map(Look::draws).contains(16L);
        assertThat(progress.exhausted().outcome()).map(Outcome::status).contains(Status.EXHAUSTED);
        assertThat(progress.stopped().exhausted().outcome()).contains(outcome);
    }

    @Test
    void shouldRefuseWhatItNeverAskedFor() {
        Progress progress = issued(new BlockPlan(8, 16, 8 * 100), 10, 5, 0);
        assertThatThrownBy(() -> progress.summarised(5, blocks.summary(5, 8))).hasMessageContaining("block 5");
        assertThatThrownBy(() -> progress.summarised(4, blocks.summary(3, 8))).hasMessageContaining("block 4");
        assertThatThrownBy(() -> progress.summarised(4, blocks.summary(4, 16))).hasMessageContaining("16 draws");
    }

    private static Progress issued(BlockPlan plan, int window, int count, double target) {
        Progress progress = Progress.start(plan, window, PretendBlocks.judge(target));
        for (int k = 0; k < count; k++) {
            progress = progress.issue().orElseThrow().next();
        }
        return progress;
    }

    private static void assertSame(Outcome outcome, Outcome expected) {
        assertThat(outcome.status()).isEqualTo(expected.status());
        assertThat(outcome.look()).isEqualTo(expected.look());
        assertThat(outcome.draws()).isEqualTo(expected.draws());
        assertThat(PretendBlocks.bits(outcome.prefix().orElseThrow()))
                .isEqualTo(PretendBlocks.bits(expected.prefix().orElseThrow()));
    }
}
