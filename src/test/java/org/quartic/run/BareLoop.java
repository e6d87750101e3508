package org.quartic.run;

import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

/** A run without actors: one block after the other, as plain as can be, to hold the real thing against. */
public final class BareLoop {

    private BareLoop() {}

    /** The estimates after at least so many draws (whole blocks). */
    public static Estimates estimates(RunSpec spec, long draws) {
        return look(spec, draws).estimates();
    }

    /** The look at the first prefix of at least so many draws. */
    public static Look look(RunSpec spec, long draws) {
        Estimation estimation = Estimation.of(Specs.resolved(spec), false);
        return estimation.look(summary(estimation, draws, 0));
    }

    /** The estimates of at least so many draws (whole blocks) from a block on: other blocks are other random numbers of the same seed. */
    public static Estimates estimates(RunSpec spec, long draws, long firstBlock) {
        Estimation estimation = Estimation.of(Specs.resolved(spec), false);
        return estimation.look(summary(estimation, draws, firstBlock)).estimates();
    }

    static Summary summary(Estimation estimation, long draws, long firstBlock) {
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        Summary sum = null;
        for (long number = firstBlock; sum == null || sum.draws() < draws; number++) {
            block.begin(number, estimation.plan().drawsPerBlock());
            work.sample(block);
            work.evaluate(block);
            Summary next = work.reduce(block);
            sum = sum == null ? next : sum.merge(next);
        }
        return sum;
    }
}
