package org.quartic.reproduction;

import java.util.List;
import org.quartic.run.Figures;

/**
 * The one rule by which all verdicts are given.
 *
 * @param trials
 *            how many there are in the whole report
 */
public record VerdictRule(int trials) {
    /** That anything true at all is not confirmed, in the whole report, has at most this probability. */
    static final double LEVEL = 0.001;
    /** A trial could have failed if its alternative is so many standard errors away. */
    static final double STANDARD_ERRORS = 5.0;

    public VerdictRule {
        if (trials < 1) {
            throw new IllegalArgumentException("a rule for " + trials + " trials");
        }
    }

    /** What one trial says. */
    public Verdict of(Trial trial) {
        double probability = trial.deviation().probability();
        if (probability < leastProbability()) {
            return Verdict.NOT_CONFIRMED;
        }
        // Written so that what is not known confirms nothing.
        return probability >= leastProbability() && trial.alternative().standardErrors() >= STANDARD_ERRORS
                ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    }

    /** What all trials of a claim say: one that fails is enough, and so is one that says nothing. */
    public Verdict of(List<Trial> all) {
        List<Verdict> verdicts = all.stream().map(this::of).toList();
        return verdicts.contains(Verdict.NOT_CONFIRMED) ? Verdict.NOT_CONFIRMED
                : verdicts.isEmpty() || verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE
                        : Verdict.CONFIRMED;
    }

    /** What is less probable is not confirmed. */
    double leastProbability() {
        return LEVEL / trials;
    }

    /** The rule in words. */
    String said() {
        return """
                Every claim has to stand one trial or several. A trial has a deviation from what is claimed, with the probability that numbers \
                for which the claim holds deviate as much or more; and an alternative, what would be so if the claim were false, with its \
                distance from the numbers in standard errors.

                * **%s**: the probability is below %s, that is %s %% shared among the %d trials of this report. If all claims were true, the \
                chance that this happens anywhere is at most %s %%.
                * **%s**: it is not, and the alternative is at least %s standard errors away. The trial could have failed and did not.
                * **%s**: otherwise.

                A claim is not confirmed if one of its trials is not, confirmed if all are, and inconclusive otherwise. Where many numbers \
                that may depend on each other make one trial, the probability is the smallest of theirs times how many they are.
                """
                .formatted(Verdict.NOT_CONFIRMED.word(), Figures.significant(leastProbability(), 2),
                        Figures.significant(100.0 * LEVEL, 2), trials, Figures.significant(100.0 * LEVEL, 2),
                        Verdict.CONFIRMED.word(), Figures.significant(STANDARD_ERRORS, 2),
                        Verdict.INCONCLUSIVE.word());
    }
}
