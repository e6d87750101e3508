import java.util.Map;

/** How fast Quartic means to be: the one home of these figures. NaN where there is no goal. */
final class Goals {

    static final double PIPELINE_TO_BARE_LOOP = 0.95;
    static final double TWO_THREADS_TO_ONE = 1.9;

    private static final Map<String, Double> TIMES_NUMPY = Map.of("field-small", 7.0, "field-medium", 4.5,
            "field-large", 3.5,
            "collapsed-small", 5.0, "collapsed-medium", 5.0);
    private static final Map<String, Double> SHARE_OF_LIMIT = Map.of("field-small", 0.75, "field-medium", 0.65,
            "field-large",
            0.60);
    private static final Map<Integer, Double> TIMES_NUMPY_TO_AN_ERROR = Map.of(64, 15_000.0, 1024, 200_000.0);

    private Goals() {}

    static double timesNumPy(String name) {
        return TIMES_NUMPY.getOrDefault(name, Double.NaN);
    }

    static double shareOfLimit(String name) {
        return SHARE_OF_LIMIT.getOrDefault(name, Double.NaN);
    }

    static double timesNumPyToAnError(int width) {
        return TIMES_NUMPY_TO_AN_ERROR.getOrDefault(width, Double.NaN);
    }
}
