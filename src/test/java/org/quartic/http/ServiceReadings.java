package org.quartic.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.quartic.actor.RunInfo;
import org.quartic.actor.RunReading;
import org.quartic.actor.ServiceReading;
import org.quartic.actor.Stage;
import org.quartic.actor.StageTimes;
import org.quartic.actor.StageTimes.Percentiles;
import org.quartic.run.Priority;
import org.quartic.run.Standing;
import org.quartic.run.Status;
import org.quartic.spec.Quadruple;

/** Readings for tests. */
final class ServiceReadings {

    private ServiceReadings() {}

    static ServiceReading of(RunReading... running) {
        var runs = new EnumMap<Status, Integer>(Status.class);
        for (Status status : Status.values()) {
            runs.put(status, status == Status.RUNNING ? running.length : status.ordinal());
        }
        return new ServiceReading(runs, true, List.of(running), 3);
    }

    /** One that knows everything. */
    static RunReading run(String id, String name) {
        var service = new Percentiles(10, 5e9, 400_000_000, 900_000_000, 990_000_000, 1_000_000_000);
        var waiting = new Percentiles(10, 5e6, 400_000, 900_000, 990_000, 1_000_000);
        return new RunReading(info(id, name, Optional.of(new Standing.Worst(new Quadruple(0, 1, 2, 3), 4.5))), 250.0,
                90.0,
                1000, -0.48, 0.5, 2.5, 7, 1, 6, false,
                Arrays.stream(Stage.values()).map(stage -> new StageTimes.Reading(stage, waiting, service)).toList());
    }

    /** One that has just begun. */
    static RunReading start(String id, String name) {
        var none = new Percentiles(0, 0.0, 0, 0, 0, 0);
        return new RunReading(info(id, name, Optional.empty()), 0.0, Double.NaN, 0, Double.NaN, 0.5, 0.5, 0, 0, 0, true,
                Arrays.stream(Stage.values()).map(stage -> new StageTimes.Reading(stage, none, none)).toList());
    }

    private static RunInfo info(String id, String name, Optional<Standing.Worst> worst) {
        return new RunInfo(id, name, Status.RUNNING, Priority.NORMAL, 2, new Standing(1024, worst), Instant.EPOCH,
                Optional.of(Instant.EPOCH), Optional.empty(), Optional.empty());
    }
}
