package org.quartic.stopping;

import org.quartic.spec.Target;

/**
 * A target held against an estimate.
 *
 * @param target
 *            the absolute bound asked for at this moment: e, r |estimate| or |estimate| / k
 * @param reached
 *            whether the estimate is known that well
 */
public record TargetJudgement(double target, boolean reached) {

    /**
     * Judges an estimate. What is NaN or infinite reaches nothing. A bound of exactly zero reaches its target only where the observable
     * is deterministic: elsewhere it means that the observable was not seen to vary yet.
     *
     * @param target
     *            what was asked for
     * @param estimate
     *            the number estimated
     * @param bound
     *            how well it is known, by the stopping rule
     * @param deterministic
     *            whether the spec leaves the observable nothing to vary with
     */
    public static TargetJudgement of(Target target, double estimate, double bound, boolean deterministic) {
        double size = Math.abs(estimate);
        boolean meaningful = Double.isFinite(estimate) && (bound > 0 || bound == 0 && deterministic);
        return switch (target) {
            case Target.Absolute(double error) -> new TargetJudgement(error, meaningful && bound <= error);
            case Target.Relative(double fraction) ->
                new TargetJudgement(fraction * size, meaningful && bound <= fraction * size);
            case Target.Significance(double multiple) ->
                new TargetJudgement(size / multiple, meaningful && size > 0 && size >= multiple * bound);
        };
    }
}
