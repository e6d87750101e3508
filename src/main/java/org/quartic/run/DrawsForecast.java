package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import org.quartic.simd.Lanes;
import org.quartic.stopping.StoppingRule;

/** How many draws it takes until the bound of one four-point is small enough. */
record DrawsForecast(BlockPlan plan, StoppingRule rule) {

    /** So many draws had this standard error. */
    record Seen(long draws, double standardError) {}

    /**
     * Draws to a target.
     *
     * @param target
     *            absolute, above 0
     * @param now
     *            with a standard error above 0
     * @param before
     *            fewer of the same draws; what they say matters to nets alone
     */
    double to(double target, Seen now, List<Seen> before) {
        return plan.replicates() == 0 ? ofIndependentDraws(target, now.standardError() * Math.sqrt(now.draws()))
                : ofNets(target, now, before);
    }

    /** The first complete net that is large enough. */
    private double ofNets(double target, Seen now, List<Seen> before) {
        var seen = new ArrayList<>(before);
        seen.add(now);
        NetForecast forecast = NetForecast.of(seen);
        for (long prefix = plan.nextLook(0); prefix < plan.blocks(); prefix = plan.nextLook(prefix)) {
            long draws = plan.drawsOfPrefix(prefix);
            if (rule.bound(forecast.at(draws, now), draws) <= target) {
                return draws;
            }
        }
        return rule.bound(forecast.at(plan.draws(), now), plan.draws()) <= target ? plan.draws()
                : Double.POSITIVE_INFINITY;
    }

    /** By bisection, to a thousandth. */
    private double ofIndependentDraws(double target, double deviation) {
        long enough = Lanes.WIDTH;
        while (rule.bound(deviation / Math.sqrt(enough), enough) > target) {
            if (enough > Long.MAX_VALUE / 2) {
                return Double.POSITIVE_INFINITY;
            }
            enough *= 2;
        }
        long tooFew = enough / 2;
        while (enough - tooFew > enough / 1000 + 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (rule.bound(deviation / Math.sqrt(middle), middle) > target) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }
}
