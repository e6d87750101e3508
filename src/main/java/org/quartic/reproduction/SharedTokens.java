package org.quartic.reproduction;

import java.util.List;
import org.quartic.cumulant.Estimate;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.spec.FitSpec;

/** G4c of heads that read the same random tokens. */
final class SharedTokens implements Claim {

    @Override
    public Statement statement() {
        return new Statement("shared-tokens", "(4.5)-(4.8)", Origin.LEFT_OUT,
                "Heads that share random tokens, as those of one network do, are not independent: no number of heads makes their field Gaussian.",
                List.of(Heads.FIELD, Heads.COLLAPSED));
    }

    @Override
    public Finding find(Evidence evidence) {
        var heads = new Heads(evidence, "shared");
        var plateau = new FitSpec.Curve.Plateau(1);
        Estimate limit = heads.atMost();
        return new Finding(List.of(
                Trial.plateau("G4c from moments of phi goes to sigma_z^4 (E[S'] - P), not to zero",
                        heads.fit(Heads.FIELD, plateau), limit),
                Trial.plateau("G4c from the kernels of two heads goes to sigma_z^4 (E[S'] - P), not to zero",
                        heads.fit(Heads.COLLAPSED, plateau), limit),
                heads.agreement()), List.of(heads.table()), List.of());
    }
}
