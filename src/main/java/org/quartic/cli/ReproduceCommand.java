package org.quartic.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.quartic.reproduction.Claims;
import org.quartic.reproduction.Report;
import org.quartic.reproduction.Reproduced;
import org.quartic.run.Figures;
import org.quartic.run.Provenance;
import org.quartic.spec.Misspelling;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quartic reproduce}: the paper tried out, equation by equation. */
@Command(name = "reproduce", description = {
        "Tries out arXiv:2602.10209, equation by equation, and writes a report with a verdict on every claim.",
        "The directory gets report.md, figures, the specs of all runs and their results."}, footer = {
                "%nExit codes: 0 the report is written, whatever its verdicts, 1 failure, 2 bad usage,",
                "130 interrupted (nothing is written)."})
final class ReproduceCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("reproduce",
            "Tries out arXiv:2602.10209, equation by equation, and writes a report.",
            around -> new ReproduceCommand(around.engine(), around.interruption(), around.terminal()));

    @Spec
    private CommandSpec command;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = {
            "The directory of the report: made if it is missing, else empty."})
    private Path out;

    @Option(names = "--quick", description = {
            "32,768 draws of every run: error bars are larger, and some verdicts will be inconclusive."})
    private boolean quick;

    @Option(names = "--force", description = "Replaces files in a directory that is not empty; leaves others alone.")
    private boolean force;

    @Option(names = "--claim", paramLabel = "NAME", description = {
            "Tries out this claim alone, by its name in a report. Repeatable."})
    private List<String> names = List.of();

    @Option(names = "--seed", paramLabel = "N", description = {
            "Another seed for all runs: other random numbers, and so other digits of every estimate."})
    private Long seed;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private CommonOptions common;

    @Option(names = "--quiet", description = "No progress line.")
    private boolean quiet;

    private final Engine engine;
    private final Interruption interruption;
    private final Terminal terminal;

    ReproduceCommand(Engine engine, Interruption interruption, Terminal terminal) {
        this.engine = engine;
        this.interruption = interruption;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (common.verbose()) {
            Logging.tellMore();
        }
        refuseUnknownClaims();
        ReportDirectory directory = ReportDirectory.at(out, force);
        long startNanos = System.nanoTime();
        var reproduction = new Reproduction(engine, ReproductionSweeps.of(quick, Optional.ofNullable(seed)),
                Claims.named(names));
        if (!run(reproduction)) {
            command.commandLine().getErr().println("quartic: interrupted: no report is written");
            return ExitCode.INTERRUPTED;
        }
        List<Reproduced> claims = reproduction.claims();
        var report = new Report(claims, reproduction.commands(), reproduction.warnings(),
                closing(reproduction, (System.nanoTime() - startNanos) * 1e-9));
        Map<String, String> files = new LinkedHashMap<>(reproduction.files());
        claims.stream().flatMap(claim -> claim.finding().charts().stream())
                .forEach(chart -> files.put("figures/" + chart.name() + ".svg", chart.svg()));
        files.put(ReportDirectory.REPORT, report.markdown());
        directory.write(files);
        PrintWriter results = command.commandLine().getOut();
        results.println(directory.report());
        results.println(report.summary());
        if (results.checkError()) {
            throw new IOException("the verdicts could not be written to standard output");
        }
        return ExitCode.DONE;
    }

    private void refuseUnknownClaims() {
        List<String> faults = names.stream().filter(name -> !Claims.names().contains(name))
                .map(name -> "--claim: found " + name + "; allowed: " + String.join(", ", Claims.names())
                        + Misspelling.meant(name, Claims.names()).map(meant -> "; did you mean " + meant + "?")
                                .orElse(""))
                .toList();
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
    }

    private boolean run(Reproduction reproduction) {
        PrintWriter err = command.commandLine().getErr();
        if (quiet || !terminal.live()) {
            return reproduction.run(threads.threads(), progress -> {
            }, interruption);
        }
        try (var line = new LiveLine(err, System::nanoTime)) {
            return reproduction.run(threads.threads(), progress -> line.show(() -> progress), interruption);
        }
    }

    private String closing(Reproduction reproduction, double seconds) {
        Provenance here = Build.current().provenance(threads.threads());
        return """

                ## Where these numbers come from

                `quartic reproduce%s%s%s --out DIR`: %s draws of networks, in %s (%s of processor time, %d threads), Quartic %s, commit %s, \
                JDK %s, %s. The same command gives the same numbers on any number of threads; only this section differs.

                Beside this report are the sweeps in `specs/`, every run of them as a spec that `quartic run` takes, in a folder for each sweep, \
                and all results in `results/`.
                """
                .formatted(quick ? " --quick" : "", seed == null ? "" : " --seed " + seed,
                        names.stream().map(name -> " --claim " + name).collect(Collectors.joining()),
                        Figures.count(reproduction.draws()), Figures.duration(seconds),
                        Figures.duration(reproduction.processorSeconds()), here.threads(), here.version(),
                        here.commit(), here.jdk(), here.cpu());
    }
}
