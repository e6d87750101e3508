package org.quartic.simd;

/**
 * Has the vector kernels compiled beside what the process does meanwhile, with scalar ones: calls every one of them on memory of its own as
 * often as the compiler wants to see it called. It takes as much time as compiling them does, some seconds of one processor, and no result
 * depends on it. Does nothing where kernels were forced or vectors are not there.
 */
public final class WarmUp implements Runnable {

    /** After some thousand calls in the background a kernel is on the compiler's list; the others are for while it works, and soon over. */
    private static final int ROUNDS = 20_000;

    /** Loops of sixteen or more steps: the compiler notes how long loops are. */
    private static final int LENGTH = 64;
    private static final int LANES = Lanes.WIDTH;
    private static final int PAIRS = LENGTH / (2 * LANES);

    private final Lanes in = Lanes.allocate(8 * LENGTH);
    private final Lanes out = Lanes.allocate(8 * LENGTH);
    private final ChiLaw law = ChiLaw.of(5);

    @Override
    public void run() {
        if (LaneKernels.CHOSEN instanceof SwitchedKernels switched) {
            switched.useScalar();
            try {
                switched.fill(0.5, in, 0, in.length());
                for (int round = 0; round < ROUNDS; round++) {
                    callAll(switched.vector(), round % 2 == 0);
                }
            } finally {
                switched.useVector();
            }
        }
    }

    private void callAll(LaneKernels kernels, boolean accumulate) {
        kernels.words(1, 2, 3, PAIRS / 2 + 1, out, 0, 4 * LANES, 2 * LANES, LANES);
        kernels.normals(out, 0, PAIRS, LANES);
        kernels.uniforms(out, 0, LENGTH);
        kernels.chi(in, 0, LENGTH, law, out, 0, LENGTH);
        kernels.exp(in, 0, LENGTH, out, 0);
        kernels.log(in, 0, LENGTH, out, 0);
        kernels.cosine(in, 0, LENGTH, out, 0);
        kernels.scale(in, 0, 0.5, out, 0, LENGTH);
        kernels.fill(0.5, out, 0, LENGTH);
        kernels.subtract(in, 0, 0.5, out, 0, LENGTH);
        kernels.add(in, 0, in, 0, out, 0, LENGTH);
        kernels.multiply(in, 0, in, 0, out, 0, LENGTH);
        kernels.multiplyAdd(in, 0, in, 0, out, 0, LENGTH);
        kernels.sums(in, 0, LENGTH, 0.5, out, 0);
        // Seven rows and columns make tiles of every kind.
        kernels.product(in, 0, LANES, LANES, in, 0, LANES, LANES, out, 0, 7 * LANES, LANES, 7, 16, 7, accumulate,
                LANES);
        kernels.softmax(out, 0, 1, LENGTH / LANES, LANES);
    }
}
