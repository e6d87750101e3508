package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartic.run.Figures;

/**
 * What came of trying out the paper, as text. But for {@code closing} it is a pure function of the results.
 *
 * @param claims
 *            all of them, in their order
 * @param sweeps
 *            how each sweep is run again, by its name: a command
 * @param warnings
 *            what is to be doubted of runs, by the names of the sweeps
 * @param closing
 *            where and when it was computed: Markdown
 */
public record Report(List<Reproduced> claims, Map<String, String> sweeps, Map<String, List<String>> warnings,
        String closing) {
    private static final int DIGITS = 2;

    public Report {
        claims = List.copyOf(claims);
        sweeps = Map.copyOf(sweeps);
        warnings = Map.copyOf(warnings);
    }

    /** The rule of this report. */
    VerdictRule rule() {
        return new VerdictRule(claims.stream().mapToInt(claim -> claim.finding().trials().size()).sum());
    }

    /** How many claims have which verdict. */
    public Map<Verdict, Long> verdicts() {
        var counts = new LinkedHashMap<Verdict, Long>();
        Arrays.stream(Verdict.values()).forEach(verdict -> counts.put(verdict,
                claims.stream().filter(claim -> verdict(claim) == verdict).count()));
        return counts;
    }

    /** The numbers of verdicts in a line without an end. */
    public String summary() {
        return claims.size() + " claims: " + verdicts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word()).collect(Collectors.joining(", "));
    }

    private Verdict verdict(Reproduced claim) {
        return rule().of(claim.finding().trials());
    }

    /** It in Markdown. */
    public String markdown() {
        var text = new StringBuilder(
                """
                        # arXiv:2602.10209, reproduced

                        What D. S. Ageev and Y. A. Ageeva, "Neural Network Quantum Field Theory from Transformer Architectures", say of correlators, and \
                        whether numbers bear it out. Errors are standard errors. No verdict is written by hand: each follows from the numbers by the \
                        rule below.

                        """)
                .append("**").append(summary()).append("**\n\n").append(verdictTable()).append("\n## The rule\n\n")
                .append(rule().said());
        claims.forEach(claim -> text.append(section(claim)));
        return text.append(closing).toString();
    }

    /** The verdicts of all claims, a row each. */
    public String verdictTable() {
        return NumberTable.markdown(
                List.of("claim", "equations", "said by", "what is said", "found", "deviation", "probability",
                        "alternative",
                        "is away", "verdict"),
                claims.stream().map(claim -> {
                    Statement said = claim.statement();
                    Trial trial = telling(claim.finding().trials());
                    return List.of("[" + said.name() + "](#" + said.name() + ")", said.equations(),
                            said.origin().word(), said.said(), trial.found(), trial.deviation().statistic(),
                            Figures.significant(trial.deviation().probability(), DIGITS),
                            trial.alternative().said(), away(trial), "**" + verdict(claim).word() + "**");
                }).toList());
    }

    /** The trial that decides: the worst. */
    private Trial telling(List<Trial> trials) {
        Verdict verdict = rule().of(trials);
        return trials.stream().filter(trial -> rule().of(trial) == verdict)
                .min((one, other) -> Double.compare(one.deviation().probability(), other.deviation().probability()))
                .orElseThrow();
    }

    private String section(Reproduced claim) {
        Statement said = claim.statement();
        var text = new StringBuilder("\n## ").append(said.name()).append("\n\n").append(said.equations()).append(", ")
                .append(said.origin().word()).append(": ").append(said.said()).append("\n\n**")
                .append(verdict(claim).word()).append("**\n\n").append(trials(claim.finding().trials()));
        claim.finding().charts().forEach(chart -> text.append("\n![").append(chart.caption()).append("](figures/")
                .append(chart.name()).append(".svg)\n\n").append(chart.caption()).append('\n'));
        claim.finding().tables().forEach(table -> text.append('\n').append(table.markdown()));
        text.append("\nRun again with\n\n");
        said.sweeps().forEach(sweep -> text.append("    ").append(sweeps.get(sweep)).append('\n'));
        var doubts = new ArrayList<String>();
        said.sweeps().forEach(sweep -> doubts.addAll(warnings.getOrDefault(sweep, List.of())));
        if (!doubts.isEmpty()) {
            text.append("\nWarnings of these runs:\n\n");
            doubts.forEach(doubt -> text.append("* ").append(doubt).append('\n'));
        }
        return text.toString();
    }

    private String trials(List<Trial> trials) {
        return NumberTable.markdown(
                List.of("what should be", "found", "deviation", "probability", "alternative", "is away", "verdict"),
                trials.stream()
                        .map(trial -> List.of(trial.said(), trial.found(), trial.deviation().statistic(),
                                Figures.significant(trial.deviation().probability(), DIGITS),
                                trial.alternative().said(),
                                away(trial),
                                rule().of(trial).word()))
                        .toList());
    }

    private static String away(Trial trial) {
        return Figures.significant(trial.alternative().standardErrors(), DIGITS) + " standard errors";
    }
}
