package org.quartic.simd;

import java.util.Locale;

/**
 * Chooses the kernels once per process: vector kernels where the JVM has its vector module, else scalar ones. The system property
 * {@value #PROPERTY} forces either, with {@code vector} or {@code scalar}. No result depends on it.
 */
final class KernelChoice {

    static final String PROPERTY = "quartic.simd";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private KernelChoice() {}

    static LaneKernels choose() {
        String wanted = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
        boolean available = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        return switch (wanted) {
            case "scalar" -> new ScalarKernels();
            case "vector" -> vector(available);
            case "auto" -> available ? vector(true) : new ScalarKernels();
            default -> throw new IllegalArgumentException(PROPERTY + " is auto, vector or scalar, not " + wanted);
        };
    }

    private static LaneKernels vector(boolean available) {
        if (!available) {
            throw new IllegalStateException("vector kernels need --add-modules " + VECTOR_MODULE);
        }
        return new VectorKernels();
    }
}
