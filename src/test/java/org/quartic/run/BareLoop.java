package org.quartic.run;

import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.random.Purpose;
import org.quartic.spec.RunSpec;

/** A run without actors: one block after the other, as plain as can be, to hold the real thing against. */
public final class BareLoop {

    private BareLoop() {}

    /** The estimates after at least so many draws (whole blocks). */
    public static Estimates estimates(RunSpec spec, long draws) {
        return look(spec, draws).estimates();
    }

    /** The look at the first prefix of at least so many draws. */
    public static Look look(RunSpec spec, long draws) {
        Estimation estimation = Estimation.of(spec.resolved(), false);
        return estimation.look(summary(estimation, draws));
    }

    static Summary summary(Estimation estimation, long draws) {
        BlockWork work = estimation.work(Purpose.MAIN);
        Block block = work.newBlock();
        MergeTree tree = MergeTree.empty();
        for (long number = 0; tree.draws() < draws; number++) {
            block.begin(number, estimation.plan().drawsPerBlock());
            work.sample(block);
            work.evaluate(block);
            tree = tree.add(work.reduce(block));
        }
        return tree.prefix().orElseThrow();
    }
}
