package org.quartic.fit;

import java.util.List;

/** A family of functions y of x > 0. Stateless. */
public interface Curve {

    /** What its parameters are called, in their order. */
    List<String> parameters();

    /** It, as people write it. */
    String formula();

    /** y at x. */
    double value(double[] parameters, double x);

    /** The derivatives of y at x by each of the parameters. */
    double[] gradient(double[] parameters, double x);

    /** Parameters good enough to start from. */
    double[] start(List<Datum> data);
}
