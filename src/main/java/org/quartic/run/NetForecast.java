package org.quartic.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How the standard error of a net falls as its replicates grow: as a power of the number of points, fitted to what was seen at nets of growing
 * size. Independent draws have the power 1/2; nets do better, by how much depends on how smooth the integrand is in how many dimensions, and
 * no more than 3/2 is known to be had.
 *
 * @param power
 *            the standard error is proportional to draws^-power
 */
record NetForecast(double power) {

    private static final double LEAST = 0.5;
    private static final double MOST = 1.5;
    /** Of integrands in a few dimensions, where fewer than two sizes of a net were seen. */
    private static final double USUAL = 0.75;

    /** From nets in the order of their sizes. */
    static NetForecast of(List<DrawsForecast.Seen> nets) {
        var known = new ArrayList<DrawsForecast.Seen>(nets);
        known.removeIf(net -> !(net.standardError() > 0.0) || Double.isInfinite(net.standardError()));
        double meanX = known.stream().mapToDouble(net -> StrictMath.log(net.draws())).average().orElse(0.0);
        double meanY = known.stream().mapToDouble(net -> StrictMath.log(net.standardError())).average().orElse(0.0);
        double squares = 0.0;
        double products = 0.0;
        for (DrawsForecast.Seen net : known) {
            double x = StrictMath.log(net.draws()) - meanX;
            squares += x * x;
            products += x * (StrictMath.log(net.standardError()) - meanY);
        }
        return new NetForecast(squares > 0.0 ? Math.clamp(-products / squares, LEAST, MOST) : USUAL);
    }

    /** The standard error of so many draws, where so many others had this one. */
    double at(long draws, DrawsForecast.Seen other) {
        return other.standardError() * StrictMath.pow((double) draws / other.draws(), -power);
    }
}
