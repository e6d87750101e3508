package org.quartic.spec;

/**
 * A curve to be fitted to what the runs of a sweep found.
 *
 * @param curve
 *            its shape
 * @param quantity
 *            what of the four-point it is about
 * @param fourPoint
 *            four indices into the points, as they were asked for
 * @param over
 *            the swept key on the horizontal axis
 * @param from
 *            values of that key below this one are left out
 * @param to
 *            values of that key above this one are left out
 */
public record FitSpec(Curve curve, Quantity quantity, Quadruple fourPoint, String over, double from, double to) {

    /** y as a function of x. */
    public sealed interface Curve {

        /** {@code y = a x^b}. */
        record PowerLaw() implements Curve {}

        /**
         * {@code y = p + a1/x + a2/x^2 + ...}: a plateau and what is left of the way to it.
         *
         * @param terms
         *            so many powers of 1/x
         */
        record Plateau(int terms) implements Curve {}

        /** How many parameters it has. */
        default int parameters() {
            return switch (this) {
                case PowerLaw() -> 2;
                case Plateau(int terms) -> terms + 1;
            };
        }
    }

    /** What is known of a four-point. */
    public enum Quantity {
        /** G4c. */
        FOUR_POINT,
        /** G4c over the root of the product of G2. */
        NORMALISED,
        /** I_dk. */
        FINITE_WIDTH,
        /** I_IB. */
        INDEPENDENCE_BREAKING
    }
}
