package org.quartic.run.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;

/**
 * What is written in an afternoon: phi at one point, draw after draw; the estimate, mean phi^4 - 3 (mean phi^2)^2, and its standard error after
 * every few of them; done when that is small enough, with 1.96 standard errors to either side as an interval of 95%.
 *
 * @param target
 *            of the standard error
 */
record PlainScript(double target) {

    private static final double CONFIDENCE = 0.95;
    private static final double STANDARD_ERRORS = 1.959963984540054;
    private static final int FIRST = 100;
    private static final int EVERY = 20;

    /** How one of them ended. */
    private record End(int draws, double estimate, double standardError) {

        boolean covers(double exact) {
            return Math.abs(estimate - exact) <= STANDARD_ERRORS * standardError;
        }
    }

    /**
     * So many of them.
     *
     * @param field
     *            by the estimator {@code field}, at one point
     * @param exact
     *            G4c there
     */
    Tally tally(CoverageCase field, double exact, int runs) {
        List<End> ends = LongStream.rangeClosed(1, runs).parallel()
                .mapToObj(seed -> end(Estimation.of(field.spec(seed, "target.absolute = 1"), false))).toList();
        return new Tally("a plain script, one point at width 7", "standard error", "absolute " + target, CONFIDENCE,
                ends.stream().filter(end -> end.covers(exact)).count(), ends.stream().mapToLong(End::draws).toArray());
    }

    private End end(Estimation estimation) {
        int perBlock = estimation.plan().drawsPerBlock();
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        double[] squares = {};
        for (int draws = FIRST;; draws += EVERY) {
            if (draws > squares.length) {
                int before = squares.length;
                block.begin(before / perBlock, perBlock);
                work.sample(block);
                work.evaluate(block);
                squares = Arrays.copyOf(squares, before + perBlock);
                for (int i = 0; i < perBlock; i++) {
                    squares[before + i] = block.observables().get(i);
                }
            }
            End end = end(squares, draws);
            if (end.standardError <= target) {
                return end;
            }
        }
    }

    private static End end(double[] squares, int draws) {
        double second = 0.0;
        double fourth = 0.0;
        for (int i = 0; i < draws; i++) {
            second += squares[i] / draws;
            fourth += squares[i] * squares[i] / draws;
        }
        double variance = 0.0;
        for (int i = 0; i < draws; i++) {
            double influence = squares[i] * squares[i] - fourth - 6.0 * second * (squares[i] - second);
            variance += influence * influence / (draws - 1.0);
        }
        return new End(draws, fourth - 3.0 * second * second, Math.sqrt(variance / draws));
    }
}
