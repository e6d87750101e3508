package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.quartic.cumulant.Estimate;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.run.Words;
import org.quartic.spec.Quadruple;

/** G4c by covariances of the conditional kernel and by the field itself. */
final class CovarianceForm implements Claim {
    private static final List<Quadruple> ALL = List.of(new Quadruple(0, 1, 2, 3), new Quadruple(0, 0, 1, 1),
            new Quadruple(0, 0, 0, 0));
    private static final Quadruple ONE_POINT = new Quadruple(0, 0, 0, 0);

    @Override
    public Statement statement() {
        return new Statement("covariance-form", "(3.7)-(3.12)", Origin.PAPER,
                "I_IB is a sum of covariances of the conditional kernel X over W^Q and W^K; at coinciding points it is a variance, so positive.",
                List.of(KernelAndTwoPoint.SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        var agreement = new ArrayList<Comparison>();
        var trials = new ArrayList<Trial>();
        var rows = new ArrayList<List<String>>();
        double excluded = Double.NEGATIVE_INFINITY;
        for (String width : KernelAndTwoPoint.WIDTHS) {
            Observed field = KernelAndTwoPoint.run(evidence, width, "field");
            Observed kernel = KernelAndTwoPoint.run(evidence, width, "kernel");
            for (Quadruple points : ALL) {
                FourPointResult conditional = kernel.fourPoint(points);
                Estimate found = field.fourPoint(points).estimate();
                Estimate finiteWidth = conditional.finiteWidth().orElseThrow();
                var comparison = Comparison.of(found, conditional.estimate());
                agreement.add(comparison);
                Comparison alone = Comparison.of(found, finiteWidth);
                excluded = Math.max(excluded, Math.abs(alone.pull()));
                if (points.equals(ONE_POINT)) {
                    trials.add(Trial.positive("what phi alone says of G4c(0,0,0,0), less I_dk, at d_k = " + width
                            + " is the variance of (3.12), positive", alone.difference()));
                }
                rows.add(List.of(width, Words.of(points), Figures.estimate(found),
                        Figures.estimate(conditional.estimate()), Figures.estimate(finiteWidth),
                        Figures.estimate(conditional.independenceBreaking().orElseThrow()),
                        Figures.significant(comparison.pull(), 2)));
            }
        }
        trials.addFirst(new Trial("G4c from moments of phi is I_dk plus the covariances of X",
                Trial.worst(agreement), Trial.agreement(agreement),
                new Alternative("no covariances: I_dk alone", excluded)));
        return new Finding(trials,
                List.of(new NumberTable("G4c by two estimators",
                        List.of("d_k", "points", "`field`", "`kernel`: I_dk + I_IB",
                                "I_dk", "I_IB", "difference in standard errors"),
                        rows)),
                List.of());
    }
}
