/**
 * What a draw takes, by count: normals, exponentials, and floating-point operations of each stage. A multiplication or addition by itself
 * counts as two operations, since it takes the place of a fused multiply-add.
 *
 * @param literalFlops
 *            of the same draw when every token is projected to queries, keys and values of width d_k, as the equations are written
 */
record Cost(double normals, double exponentials, double samplingFlops, double evaluatingFlops, double reducingFlops,
        double literalFlops) {

    /** By Quartic's algorithm. */
    static Cost of(Ensemble ensemble) {
        double n = ensemble.count();
        double d = ensemble.dimension();
        double width = ensemble.width();
        double rank = Math.min(d, width);
        double pairs = ensemble.pairs();
        double sums = ensemble.fourPoints().size();
        double softmax = 2 * (4 * n * n + n);
        double outputs = 2 * n * n * d;
        double reducing = 6 * sums + 3 * 2 * (pairs + sums) + 2 * ensemble.comoments();
        if (ensemble.field()) {
            double evaluating = 2 * n * d * d + 2 * n * n * d + softmax + outputs + 2 * n * d + 2 * pairs;
            double literal = 3 * 2 * n * d * width + 2 * n * n * width + softmax + 2 * n * n * width + 2 * n * width
                    + reducing;
            return new Cost(width * (3 * d + 1), n * n, 2 * d * d * width + 2 * d * width + 2 * d * d, evaluating,
                    reducing,
                    literal);
        }
        double below = rank * (rank - 1) / 2 + (d - rank) * rank;
        double chi = 12 * rank;
        double evaluating = 2 * 2 * n * d * rank + 2 * n * n * rank + softmax + outputs + pairs * 2 * d;
        // A chi takes a normal and a uniform number.
        return new Cost(d * rank + below + 2 * rank, n * n, chi + 2 * d * rank, evaluating, reducing, Double.NaN);
    }

    /** Nanoseconds of everything at a machine's best. */
    double limit(Machine machine) {
        return samplingLimit(machine) + evaluatingLimit(machine) + reducingLimit(machine);
    }

    double samplingLimit(Machine machine) {
        return normals * machine.normalNanos() + samplingFlops / machine.gigaflops();
    }

    double evaluatingLimit(Machine machine) {
        return exponentials * machine.exponentialNanos() + evaluatingFlops / machine.gigaflops();
    }

    double reducingLimit(Machine machine) {
        return reducingFlops / machine.gigaflops();
    }

    /** The same for the equations as they are written. */
    double literalLimit(Machine machine) {
        return normals * machine.normalNanos() + exponentials * machine.exponentialNanos()
                + literalFlops / machine.gigaflops();
    }
}
