package org.quartic.fit;

import java.util.List;
import org.hipparchus.util.FastMath;

/** {@code y = a x^b}. */
public record PowerLaw() implements Curve {

    @Override
    public List<String> parameters() {
        return List.of("a", "b");
    }

    @Override
    public String formula() {
        return "a x^b";
    }

    @Override
    public double value(double[] parameters, double x) {
        return parameters[0] * FastMath.pow(x, parameters[1]);
    }

    @Override
    public double[] gradient(double[] parameters, double x) {
        double power = FastMath.pow(x, parameters[1]);
        return new double[]{power, parameters[0] * power * FastMath.log(x)};
    }

    /** The line through the logarithms of all that have the sign of the best known one, each weighed by how well it is known. */
    @Override
    public double[] start(List<Datum> data) {
        double sign = Math.signum(data.stream().max((one, other) -> Double.compare(significance(one),
                significance(other))).orElseThrow().y());
        double weight = 0.0;
        double x = 0.0;
        double y = 0.0;
        double xx = 0.0;
        double xy = 0.0;
        for (Datum datum : data) {
            if (datum.y() * sign > 0.0) {
                double w = significance(datum) * significance(datum);
                double logX = FastMath.log(datum.x());
                double logY = FastMath.log(Math.abs(datum.y()));
                weight += w;
                x += w * logX;
                y += w * logY;
                xx += w * logX * logX;
                xy += w * logX * logY;
            }
        }
        double spread = weight * xx - x * x;
        double slope = spread > 0.0 ? (weight * xy - x * y) / spread : 0.0;
        return new double[]{weight > 0.0 ? sign * FastMath.exp((y - slope * x) / weight) : 0.0, slope};
    }

    private static double significance(Datum datum) {
        return Math.abs(datum.y()) / datum.standardError();
    }
}
