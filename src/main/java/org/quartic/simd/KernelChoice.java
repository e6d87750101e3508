package org.quartic.simd;

import java.util.Locale;

/**
 * Chooses the kernels once per process: vector kernels where the JVM has its vector module, else scalar ones. The system property
 * {@value #PROPERTY} forces either, with {@code scalar} or {@code vector}, or vectors of some width, with {@code vector-512}, {@code
 * vector-256} or {@code vector-128}, which also work, slowly, where the machine has no such vectors. No result depends on it.
 */
final class KernelChoice {

    static final String PROPERTY = "quartic.simd";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR = "vector";
    private static final int MOST_BITS = Lanes.WIDTH * Double.SIZE;

    private KernelChoice() {}

    static LaneKernels choose() {
        boolean available = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        return switch (wanted()) {
            case "scalar" -> new ScalarKernels();
            case "auto" -> available ? new SwitchedKernels() : new ScalarKernels();
            case VECTOR, VECTOR + "-128", VECTOR + "-256", VECTOR + "-512" -> {
                if (!available) {
                    throw new IllegalStateException("vector kernels need --add-modules " + VECTOR_MODULE);
                }
                yield new VectorKernels();
            }
            default -> throw new IllegalArgumentException(
                    PROPERTY + " is auto, scalar, vector, vector-128, vector-256 or vector-512, not " + wanted());
        };
    }

    /** Bits of the vectors to compute with, where the machine prefers so many. */
    static int vectorBits(int preferred) {
        String wanted = wanted();
        return wanted.startsWith(VECTOR + "-") ? Integer.parseInt(wanted.substring(VECTOR.length() + 1))
                : Math.min(preferred, MOST_BITS);
    }

    private static String wanted() {
        return System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
    }
}
