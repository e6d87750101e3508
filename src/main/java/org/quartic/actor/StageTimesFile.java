package org.quartic.actor;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes how long the stages of a run took, interval by interval, to a log that HdrHistogram's tools read: tagged with stage and kind, in
 * nanoseconds, behind what an earlier go of the run left. It writes files: run it where that may take its time.
 */
final class StageTimesFile {

    /** What it is told. */
    sealed interface Command {}

    private record Due() implements Command {}

    /** Where to, and how often. */
    record Settings(Path directory, Duration interval) {
        /**
         * As configured, if it is to be done at all; the directory is there then.
         *
         * @param daemon
         *            the section {@code quartic.daemon}
         */
        static Optional<Settings> of(Config daemon) {
            String directory = daemon.getString("hlog-directory");
            if (directory.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Settings(Files.createDirectories(Path.of(directory)),
                        daemon.getDuration("hlog-interval")));
            } catch (IOException fault) {
                throw new ConfigException.BadValue("quartic.daemon.hlog-directory", "it cannot be made: " + fault);
            }
        }
    }

    private final ActorContext<Command> context;
    private final StageTimes times;
    private final Clock clock;
    private final PrintStream stream;
    private final HistogramLogWriter writer;
    private long writtenMillis;

    private StageTimesFile(ActorContext<Command> context, StageTimes times, Clock clock, PrintStream stream) {
        this.context = context;
        this.times = times;
        this.clock = clock;
        this.stream = stream;
        writer = new HistogramLogWriter(stream);
        writtenMillis = clock.millis();
        writer.outputLogFormatVersion();
        writer.outputStartTime(writtenMillis);
        writer.outputLegend();
        stream.flush();
    }

    /** Writes from now on until it is stopped. */
    static Behavior<Command> create(Settings to, String id, StageTimes times, Clock clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Path path = to.directory().resolve(id + ".hlog");
            PrintStream stream;
            try {
                stream = new PrintStream(
                        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), false,
                        StandardCharsets.UTF_8);
            } catch (IOException fault) {
                context.getLog().warn("the times of the stages are not written: {}", fault.toString());
                return Behaviors.stopped();
            }
            var file = new StageTimesFile(context, times, clock, stream);
            timers.startTimerWithFixedDelay(new Due(), to.interval());
            return Behaviors.receive(Command.class).onMessage(Due.class, _ -> file.due())
                    .onSignal(PostStop.class, _ -> file.close()).build();
        }));
    }

    private Behavior<Command> due() {
        write();
        // A stream of this kind does not throw: it remembers.
        if (stream.checkError()) {
            context.getLog().warn("the times of the stages could not be written, and are not any more");
            return Behaviors.stopped();
        }
        return Behaviors.same();
    }

    private Behavior<Command> close() {
        write();
        stream.close();
        return Behaviors.same();
    }

    private void write() {
        long now = clock.millis();
        for (Histogram histogram : times.drain()) {
            if (histogram.getTotalCount() > 0) {
                histogram.setStartTimeStamp(writtenMillis);
                histogram.setEndTimeStamp(now);
                writer.outputIntervalHistogram(histogram);
            }
        }
        writtenMillis = now;
    }
}
