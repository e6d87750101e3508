package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartic.run.Priority;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.SweepPoint;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepFits;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;

/**
 * A sweep whose runs a daemon has. Those it has already, by name and spec, are not handed over again, so that the same command goes on where
 * it was interrupted.
 */
final class SubmittedSweep {
    private static final int MOST_LISTED = 100_000;

    private final DaemonClient client;
    private final Surroundings surroundings;
    private final PrintWriter err;

    SubmittedSweep(DaemonClient client, Surroundings surroundings, PrintWriter err) {
        this.client = client;
        this.surroundings = surroundings;
        this.err = err;
    }

    /** Hands over what is not there yet, follows all runs to their ends, and gathers what they found. */
    SweepResult run(SweepSpec sweep, Priority priority) {
        List<DaemonRun> runs = found(sweep, priority);
        new Watch(client, surroundings, err, err, false).follow(runs);
        var ended = new ArrayList<SweepRun>();
        for (int i = 0; i < runs.size(); i++) {
            ended.add(gathered(sweep.points().get(i), client.show(runs.get(i).id())));
        }
        return new SweepResult(sweep.name(), sweep.keys(), ended, SweepFits.of(sweep.fits(), ended));
    }

    private List<DaemonRun> found(SweepSpec sweep, Priority priority) {
        Map<String, List<DaemonRun>> there = client.list(Optional.empty(), MOST_LISTED).stream()
                .filter(run -> run.status() != Status.FAILED && run.status() != Status.STOPPED)
                .collect(Collectors.groupingBy(DaemonRun::name, LinkedHashMap::new, Collectors.toList()));
        Set<String> taken = new HashSet<>();
        var runs = new ArrayList<DaemonRun>();
        int submitted = 0;
        for (SweepPoint point : sweep.points()) {
            JsonNode spec = new ResolvedSpec(point.spec()).json();
            Optional<DaemonRun> known = there.getOrDefault(point.spec().name(), List.of()).stream()
                    .filter(run -> client.spec(run.id()).toString().equals(spec.toString()) && taken.add(run.id()))
                    .findFirst();
            submitted += known.isEmpty() ? 1 : 0;
            runs.add(known.orElseGet(() -> client.show(client.submit(spec, priority).path("id").asText())));
        }
        err.println("quartic: " + submitted + " runs submitted, " + (runs.size() - submitted)
                + " were there already; Ctrl-C ends the watching, and the same command goes on with it");
        return runs;
    }

    /** What has not ended goes on, when the watching was interrupted; as far as this sweep is concerned, it was stopped. */
    private SweepRun gathered(SweepPoint point, DaemonRun run) {
        Status status = run.status().ended() ? run.status() : Status.STOPPED;
        Optional<RunResult> result = client.result(run.id()).map(DaemonClient::read).map(known -> known.with(status));
        return new SweepRun(point.at(), status, result, run.error());
    }
}
