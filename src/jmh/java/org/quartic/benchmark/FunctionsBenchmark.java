package org.quartic.benchmark;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;

/**
 * One value of an elementary function, of arguments as draws have them, in the nearest cache. Compare vector and scalar kernels, and
 * {@code strictExp} for what the JDK's own reproducible function costs.
 */
public class FunctionsBenchmark extends NanosecondsBenchmark {

    private static final int LENGTH = 1024;
    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    private final Lanes scores = Lanes.allocate(LENGTH);
    private final Lanes uniforms = Lanes.allocate(LENGTH);
    private final Lanes phases = Lanes.allocate(LENGTH);
    private final Lanes out = Lanes.allocate(LENGTH);

    @Setup
    public void drawArguments() {
        var random = new Random(1);
        for (int i = 0; i < LENGTH; i++) {
            scores.set(i, -10.0 * random.nextDouble());
            uniforms.set(i, 1.0 - random.nextDouble());
            phases.set(i, 20.0 * (random.nextDouble() - 0.5));
        }
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public Lanes exp() {
        KERNELS.exp(scores, 0, LENGTH, out, 0);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public Lanes log() {
        KERNELS.log(uniforms, 0, LENGTH, out, 0);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public Lanes cosine() {
        KERNELS.cosine(phases, 0, LENGTH, out, 0);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public Lanes strictExp() {
        for (int i = 0; i < LENGTH; i++) {
            out.set(i, StrictMath.exp(scores.get(i)));
        }
        return out;
    }
}
