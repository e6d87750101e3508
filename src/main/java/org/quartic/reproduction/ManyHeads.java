package org.quartic.reproduction;

import java.util.List;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.spec.FitSpec;

/** G4c of independent heads. */
final class ManyHeads implements Claim {
    private static final double OFF = 0.1;

    @Override
    public Statement statement() {
        return new Statement("many-heads", "(4.5)-(4.8)", Origin.PAPER,
                "G4c of N_h independent heads falls as 1/N_h: with many heads the field becomes Gaussian.",
                List.of(Heads.FIELD, Heads.COLLAPSED));
    }

    @Override
    public Finding find(Evidence evidence) {
        var heads = new Heads(evidence, "per-head");
        var law = new FitSpec.Curve.PowerLaw();
        return new Finding(List.of(
                Trial.exponent("G4c from moments of phi falls as 1/N_h", heads.fit(Heads.FIELD, law), -1.0, OFF),
                Trial.exponent("G4c from the kernel falls as 1/N_h", heads.fit(Heads.COLLAPSED, law), -1.0, OFF),
                heads.agreement()), List.of(heads.table()), List.of(Heads.chart(evidence)));
    }
}
