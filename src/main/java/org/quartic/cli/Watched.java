package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.quartic.run.Status;

/** What is known of a run that is watched. Not thread-safe. */
final class Watched {
    private final DrawsLately lately = new DrawsLately();
    private DaemonRun run;
    private long draws;
    private Optional<Goal> goal = Optional.empty();
    private Optional<ProgressReport> looked = Optional.empty();
    private Optional<RuntimeException> givenUp = Optional.empty();
    private boolean over;
    private boolean asked;

    Watched(DaemonRun run, long nanos) {
        this.run = run;
        drawn(run.draws(), nanos);
    }

    DaemonRun run() {
        return run;
    }

    String id() {
        return run.id();
    }

    /** Nothing more will be heard of it. */
    boolean isOver() {
        return over;
    }

    /** Why not, if it is not for its end. */
    Optional<RuntimeException> givenUp() {
        return givenUp;
    }

    boolean isRunning() {
        return !over && run.status() == Status.RUNNING;
    }

    /** What is known changes by this. */
    void hear(Told.About told, long nanos) {
        switch (told) {
            case Told.Happened(var _, SentEvent event) -> hear(event, nanos);
            case Told.Shown(var _, Optional<DaemonRun> answer) -> {
                asked = false;
                // What is answered may be older than what was heard.
                answer.filter(now -> now.status() == run.status() && now.draws() > draws)
                        .ifPresent(now -> drawn(now.draws(), nanos));
            }
            case Told.Aims(var _, Goal aims) -> goal = Optional.of(aims);
            case Told.GivenUp(var _, RuntimeException reason) -> {
                givenUp = Optional.of(reason);
                over = true;
            }
            case Told.Lost _ -> {
                asked = false;
                lately.clear();
            }
            case Told.Found _ -> lately.clear();
        }
    }

    private void hear(SentEvent event, long nanos) {
        if (event.isLook()) {
            hearLook(event.data(), nanos);
            return;
        }
        DaemonRun now = DaemonRun.of(event.data());
        if (now.status() != run.status()) {
            lately.clear();
        }
        run = now;
        over = event.isEnd();
        drawn(now.draws(), nanos);
    }

    private void hearLook(JsonNode look, long nanos) {
        looked = goal.map(known -> known.distance(look));
        drawn(look.path("draws").longValue(), nanos);
    }

    private void drawn(long now, long nanos) {
        draws = now;
        lately.add(nanos, now);
    }

    /** Whether it is time to ask how many draws there are; then whoever asks is to ask. */
    boolean wantsToBeAsked() {
        boolean wants = isRunning() && !asked;
        asked |= wants;
        return wants;
    }

    long draws() {
        return draws;
    }

    double drawsPerSecond() {
        return lately.perSecond();
    }

    /** How far it is by now; empty before the first look. */
    Optional<ProgressReport> progress() {
        return looked.filter(look -> draws > 0).map(look -> look.at(Math.max(draws, look.draws())));
    }

    /** How much of it is done, from 0 to 1, by draws: an error bar half as long takes four times as many. */
    double fraction() {
        if (run.status() == Status.CONVERGED) {
            return 1.0;
        }
        double needed = progress().map(now -> now.drawsNeeded(goal.orElseThrow().stop())).orElse(Double.NaN);
        return needed > 0.0 ? Math.min(1.0, draws / needed) : 0.0;
    }

    /** Seconds to its end at the speed of late; NaN where that is not known. */
    double secondsLeft() {
        return progress().map(now -> Math.max(0.0, now.drawsNeeded(goal.orElseThrow().stop()) - draws))
                .orElse(Double.NaN)
                / drawsPerSecond();
    }
}
