package org.quartic.run.coverage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.quartic.spec.StopSpec;

/**
 * One way to stop.
 *
 * @param kind
 *            of target: relative or absolute
 * @param confidence
 *            what the intervals say of themselves
 */
record Cell(StopSpec.Rule rule, String kind, double target, double confidence) {

    /** The section {@code stop} of its runs. */
    String stop() {
        return "target." + kind + " = " + target + ", rule = " + ruleInWords() + ", confidence = " + confidence
                + ", max-draws = 4e6";
    }

    String ruleInWords() {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String targetInWords() {
        return kind + " " + new BigDecimal(target).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
