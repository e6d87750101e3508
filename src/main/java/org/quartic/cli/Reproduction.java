package org.quartic.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.reproduction.Claim;
import org.quartic.reproduction.Claims;
import org.quartic.reproduction.Evidence;
import org.quartic.reproduction.Reproduced;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.run.Warning;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepJson;
import org.quartic.sweep.SweepRun;

/** The paper being tried out: one sweep after the other, and then what they say together. Not thread-safe. */
final class Reproduction {
    private final Engine engine;
    private final ReproductionSweeps sweeps;
    private final List<Claim> claims;
    private final Map<String, Evidence.Swept> swept = new LinkedHashMap<>();

    Reproduction(Engine engine, ReproductionSweeps sweeps, List<Claim> claims) {
        this.engine = engine;
        this.sweeps = sweeps;
        this.claims = List.copyOf(claims);
    }

    /**
     * Runs all sweeps that the claims need.
     *
     * @param progress
     *            told in a line which is under way
     * @return whether it went to the end: else it was interrupted
     * @throws SweepFailed
     *             if a run fails
     */
    boolean run(int threads, Consumer<String> progress, Interruption interruption) {
        List<String> names = Claims.sweeps(claims);
        for (String name : names) {
            SweepSpec spec = sweeps.read(name);
            List<Claim> needing = Claims.needing(name, claims);
            String of = needing.stream().map(claim -> claim.statement().name()).collect(Collectors.joining(", "))
                    + ": sweep " + (swept.size() + 1) + " of " + names.size()
                    + ", ";
            var settings = new RunSettings(threads, needing.stream().anyMatch(Claim::needsCovariance), false,
                    Optional.empty());
            var result = engine.sweep(spec, settings,
                    now -> progress.accept(of + now.ended() + " of " + now.runs() + " runs ended"), interruption)
                    .result();
            if (result.status() == Status.STOPPED) {
                return false;
            }
            if (result.status() == Status.FAILED) {
                throw new SweepFailed(name, result.runs().stream().flatMap(run -> run.error().stream()).findFirst()
                        .orElse("a run failed"));
            }
            swept.put(name, new Evidence.Swept(spec, result));
        }
        return true;
    }

    /** What they say of every claim. */
    List<Reproduced> claims() {
        var evidence = new Evidence(swept);
        return claims.stream().map(claim -> new Reproduced(claim.statement(), claim.find(evidence))).toList();
    }

    /** How every sweep is run again. */
    Map<String, String> commands() {
        var commands = new LinkedHashMap<String, String>();
        swept.keySet().forEach(name -> commands.put(name, sweeps.command(name)));
        return commands;
    }

    /** What is to be doubted, by the names of sweeps. */
    Map<String, List<String>> warnings() {
        var warnings = new LinkedHashMap<String, List<String>>();
        swept.forEach((name, each) -> {
            var byCode = new TreeMap<String, List<String>>();
            each.result().runs().forEach(run -> result(run).warnings().stream()
                    .collect(Collectors.toMap(Warning::code, Warning::message, (first, _) -> first)).forEach(
                            (code, message) -> byCode.computeIfAbsent(code, _ -> new ArrayList<>())
                                    .add(result(run).name() + ", " + message)));
            warnings.put(name, byCode.entrySet().stream().map(entry -> "`" + entry.getKey() + "` in "
                    + entry.getValue().size() + " of " + each.result().runs().size() + " runs, such as "
                    + entry.getValue().getFirst()).toList());
        });
        return warnings;
    }

    /** Specs and results, by the names of their files: sweeps, every run of them as a spec of its own, and what came of them. */
    Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        swept.forEach((name, each) -> {
            files.put("specs/" + name + ".conf", ReproductionSweeps.text(name));
            var results = new ArrayList<>(each.result().runs());
            for (int i = 0; i < results.size(); i++) {
                files.put("specs/" + name + "/" + (i + 1) + ".json", ResultJson.pretty(result(results.get(i)).spec()));
            }
            files.put("results/" + name + ".json", SweepJson.text(each.result()));
        });
        return files;
    }

    /** Processor time of all runs, in seconds. */
    double processorSeconds() {
        return all().mapToDouble(RunResult::cpuSeconds).sum();
    }

    /** Draws of all runs. */
    long draws() {
        return all().mapToLong(RunResult::draws).sum();
    }

    private Stream<RunResult> all() {
        return swept.values().stream().flatMap(each -> each.result().runs().stream()).map(Reproduction::result);
    }

    private static RunResult result(SweepRun run) {
        return run.result().orElseThrow();
    }

    /** A sweep in which a run failed. */
    static final class SweepFailed extends ExplainedFailure {
        private static final long serialVersionUID = 1L;

        SweepFailed(String sweep, String cause) {
            super("sweep " + sweep + ": " + cause);
        }
    }
}
