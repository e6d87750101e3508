import java.util.List;
import java.util.Map;

/**
 * What one core can do, in C: see limit.c.
 *
 * @param gigaflops
 *            10^9 operations a second in double, a fused multiply-add being two
 */
record Machine(double gigaflops, double normalNanos, double exponentialNanos, double nearGigabytes,
        double middleGigabytes,
        double farGigabytes) {

    /** The best of each figure over several builds of the program. */
    static Machine bestOf(List<Map<String, Object>> builds) {
        return new Machine(most(builds, "gflops"), least(builds, "normal-ns"), least(builds, "exp-ns"),
                most(builds, "l1-gbs"),
                most(builds, "l2-gbs"), most(builds, "dram-gbs"));
    }

    private static double most(List<Map<String, Object>> builds, String key) {
        return builds.stream().mapToDouble(build -> Json.number(build, key)).max().orElse(Double.NaN);
    }

    private static double least(List<Map<String, Object>> builds, String key) {
        return builds.stream().mapToDouble(build -> Json.number(build, key)).min().orElse(Double.NaN);
    }
}
