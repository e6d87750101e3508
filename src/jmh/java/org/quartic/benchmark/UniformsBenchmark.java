package org.quartic.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.quartic.random.DrawSource;
import org.quartic.random.Numbering;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;
import org.quartic.simd.Lanes;

/** One uniform number, that is a 64-bit word of Philox and its way into a double: what {@link NormalsBenchmark} spends on two normals' words. */
public class UniformsBenchmark extends NanosecondsBenchmark {

    private static final int UNIFORMS_OF_LANE = 2048;

    /** Uniform numbers of one lane that are asked for at once. */
    @Param({"2", "16", "256"})
    private int length;

    private final DrawSource source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
    private final Lanes out = Lanes.allocate(UNIFORMS_OF_LANE * Lanes.WIDTH);

    @Benchmark
    @OperationsPerInvocation(UNIFORMS_OF_LANE * Lanes.WIDTH)
    public Lanes uniform() {
        for (int done = 0; done < UNIFORMS_OF_LANE; done += length) {
            source.uniforms(Numbering.SLOTS.uniforms(done), length, out, 0);
        }
        return out;
    }
}
