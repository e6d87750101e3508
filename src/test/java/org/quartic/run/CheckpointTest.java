package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;

class CheckpointTest {

    private static final BlockPlan PLAN = new BlockPlan(8, 16, 8 * 100 + 12);
    private static final Predicate<PastLook> NEVER = look -> false;

    private final PretendBlocks blocks = new PretendBlocks();

    /** Of the plan's first blocks, with all its looks on the way. */
    private Checkpoint checkpoint(BlockPlan plan, long count) {
        MergeTree tree = MergeTree.empty();
        var looks = new ArrayList<PastLook>();
        for (long k = 0; k < count; k++) {
            tree = tree.add(blocks.summary(k, plan.drawsOf(k)));
            if (plan.isLook(k + 1)) {
                looks.add(new PastLook(k + 1, tree.draws(), List.of(new Estimate(0.5, 1.0 / (k + 1)))));
            }
        }
        return new Checkpoint(tree, looks);
    }

    @Test
    void shouldGoOnWithTheSamePlanFromAnywhere() {
        for (long count = 1; count <= PLAN.blocks(); count++) {
            Checkpoint whole = checkpoint(PLAN, count);
            Checkpoint from = whole.continuing(PLAN, NEVER).orElseThrow();
            assertThat(from.tree().blocks()).isEqualTo(count);
            long end = count;
            assertThat(from.looks()).isEqualTo(whole.looks().stream().filter(look -> look.blocks() < end).toList());
        }
        assertThat(Checkpoint.none().continuing(PLAN, NEVER)).isEmpty();
    }

    @Test
    void shouldDropAShorterLastBlockToGoBeyondIt() {
        Checkpoint all = checkpoint(PLAN, PLAN.blocks());
        assertThat(all.tree().draws()).isEqualTo(8 * 101);
        var shortened = new BlockPlan(16, 16, 16 * 20 + 8);
        Checkpoint end = checkpoint(shortened, shortened.blocks());
        var longer = new BlockPlan(16, 16, 16 * 400);
        Checkpoint from = end.continuing(longer, NEVER).orElseThrow();
        assertThat(from.tree().blocks()).isEqualTo(20);
        assertThat(from.tree().draws()).isEqualTo(320);
    }

    @Test
    void shouldBeginAgainWhereTheRunWouldHaveEndedBefore() {
        Checkpoint at50 = checkpoint(PLAN, 50);
        assertThat(at50.continuing(PLAN, look -> look.blocks() >= 30)).isEmpty();
        assertThat(at50.continuing(PLAN, look -> look.blocks() >= 50)).as("asked again on resuming").isPresent();
        assertThat(at50.continuing(new BlockPlan(8, 16, 8 * 40), NEVER)).as("more blocks than it may have").isEmpty();
    }

    @Test
    void shouldMindTheLeastDrawsWithinTheFirstLook() {
        var plan = new BlockPlan(8, 73, 8 * 100);
        Checkpoint at12 = checkpoint(plan, 12);
        var patient = new BlockPlan(8, 80, 8 * 100);
        assertThat(at12.continuing(patient, look -> look.blocks() == 10)).isEmpty();
        assertThat(at12.continuing(patient, look -> look.blocks() == 13)).isPresent();
    }

    @Test
    void shouldBeginAgainWhereItIsNotKnownWhatWouldHaveBeenSeen() {
        Checkpoint at50 = checkpoint(PLAN, 50);
        assertThat(at50.continuing(new BlockPlan(8, 8 * 13, 8 * 100), NEVER)).as("looks at 13, 14, 15, 16, ...")
                .isPresent();
        assertThat(at50.continuing(new BlockPlan(8, 8 * 23, 8 * 100), NEVER)).as("a look at 23").isEmpty();
        var few = new Checkpoint(at50.tree(), at50.looks().subList(1, at50.looks().size()));
        assertThat(few.continuing(PLAN, NEVER)).isEmpty();
    }

    @Test
    void shouldNotTakeBlocksOfAnotherSize() {
        assertThat(checkpoint(new BlockPlan(16, 16, 16 * 40), 20).continuing(PLAN, NEVER)).isEmpty();
    }

    @Test
    void shouldResumeToTheSameBitsFromEveryPrefix() {
        var judge = PretendBlocks.judge(0.2357 / Math.sqrt(8 * 60.0));
        Outcome expected = PretendBlocks.reference(PLAN, judge);
        assertThat(expected.status()).isEqualTo(Status.CONVERGED);
        Progress progress = Progress.start(PLAN, 4, judge);
        while (progress.outcome().isEmpty()) {
            Optional<Checkpoint> from = progress.checkpoint().continuing(PLAN, NEVER);
            Progress resumed = from.map(f -> Progress.resume(PLAN, 4, judge, f))
                    .orElseGet(() -> Progress.start(PLAN, 4, judge));
            Progress end = run(resumed);
            assertThat(end.outcome().map(Outcome::look)).contains(expected.look());
            assertThat(PretendBlocks.bits(end.checkpoint().tree().prefix().orElseThrow()))
                    .isEqualTo(PretendBlocks.bits(expected.prefix().orElseThrow()));
            progress = next(progress);
        }
        assertThat(Progress.resume(PLAN, 4, judge, progress.checkpoint().continuing(PLAN, NEVER).orElseThrow())
                .outcome().flatMap(Outcome::look)).as("at the look that ended it").isEqualTo(expected.look());
    }

    @Test
    void shouldRememberALookOnceThatIsAskedAgainOnResuming() {
        var judge = PretendBlocks.judge(0);
        Progress progress = Progress.start(PLAN, 4, judge);
        int atLook = 0;
        while (progress.outcome().isEmpty()) {
            Progress resumed = Progress.resume(PLAN, 4, judge, progress.checkpoint());
            assertThat(resumed.checkpoint().looks()).isEqualTo(progress.checkpoint().looks());
            atLook += PLAN.isLook(progress.blocks()) ? 1 : 0;
            progress = next(progress);
        }
        assertThat(atLook).isGreaterThan(3);
    }

    @Test
    void shouldRefuseToResumeFromOtherBlocks() {
        Checkpoint other = checkpoint(new BlockPlan(16, 16, 16 * 40), 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Progress.resume(PLAN, 4, PretendBlocks.judge(0), other))
                .withMessageContaining("20 blocks of 320 draws");
    }

    @Test
    void shouldRefuseLooksOutOfOrderOrPlace() {
        PastLook look = new PastLook(1, 8, List.of());
        MergeTree one = checkpoint(PLAN, 1).tree();
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(MergeTree.empty(), List.of(look)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(one, List.of(look, look)));
    }

    private Progress run(Progress start) {
        Progress progress = start;
        while (progress.outcome().isEmpty()) {
            progress = next(progress);
        }
        return progress;
    }

    private Progress next(Progress progress) {
        Progress.Issue issue = progress.issue().orElseThrow();
        return issue.next().summarised(issue.assignment().block(),
                blocks.summary(issue.assignment().block(), issue.assignment().draws())).next();
    }
}
