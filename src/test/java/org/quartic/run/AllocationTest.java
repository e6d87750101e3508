package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.ensemble.Block;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

/** What is allocated while blocks go round: a summary a block, and nothing for a draw. */
@Timeout(120)
class AllocationTest {

    private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory
            .getThreadMXBean();

    /** Blocks that have to be so in a row, and among how many: vector code that is not compiled yet makes objects of its vectors. */
    private static final int IN_A_ROW = 20;
    private static final int MOST_BLOCKS = 20_000;

    /** The first operations of a process are scalar ones, which are not what this is about. */
    @BeforeAll
    static void getPastScalarKernels() {
        Lanes numbers = Lanes.allocate(1 << 16);
        for (int i = 0; i < 2000; i++) {
            LaneKernels.CHOSEN.exp(numbers, 0, numbers.length(), numbers, 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"field | 64 | | []", "kernel | 64 | | []",
            "collapsed | 64 | | []", "collapsed | infinite | | []", "collapsed | 3 | per-head | []",
            "field | 3 | per-head | []", "collapsed | 3 | shared | []", "collapsed | 64 | | [[0, 1, 2, 3, 0, 1]]",
            "collapsed | 3 | shared | [[0, 1, 2, 3, 0, 1]]"})
    void shouldAllocateNothingPerDraw(String estimator, String width, String scope, String sixPoints) {
        RunSpec spec = Specs.with("estimator = " + estimator, "ensemble.width = " + width,
                "correlators.six-point = " + sixPoints, scope == null ? ""
                        : "ensemble { heads = 2, embedding { cos-net { features = 5, momentum { propagator { mass = 1.0, cutoff = 4.0 } },"
                                + " profile { constant { value = 1.0 } }, scope = " + scope + " } } }");
        Estimation estimation = Estimation.of(Specs.resolved(spec), false);
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        int draws = estimation.plan().drawsPerBlock();
        // Three arrays with their headers, and the summary itself.
        long summary = 72L + Double.BYTES * (estimation.moments().variables() + estimation.moments().entries()
                + estimation.moments().fourPoints().size()) + 72L;
        int steady = 0;
        long drawn = 0;
        long reduced = 0;
        for (int number = 0; number < MOST_BLOCKS && steady < IN_A_ROW; number++) {
            block.begin(number, draws);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.sample(block);
            work.evaluate(block);
            long between = THREADS.getCurrentThreadAllocatedBytes();
            work.reduce(block);
            reduced = THREADS.getCurrentThreadAllocatedBytes() - between;
            drawn = between - before;
            steady = drawn == 0 && reduced <= summary ? steady + 1 : 0;
        }
        assertThat(steady).as("of %s draws: %s bytes; of their summary: %s bytes", draws, drawn, reduced)
                .isEqualTo(IN_A_ROW);
    }
}
