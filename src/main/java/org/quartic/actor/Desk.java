package org.quartic.actor;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartic.run.ErrorBarSlope;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.PastLook;
import org.quartic.run.Provenance;
import org.quartic.run.RunResult;
import org.quartic.run.Standing;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.CheckpointCodec;
import org.quartic.store.Memory;
import org.quartic.store.Recollection;
import org.quartic.store.Remembered;

/** What has to be at hand to compute a run or to tell what it came to: its estimation, and how far it is. Owned by one served run. */
final class Desk {

    private final Estimation estimation;
    private final CheckpointCodec codec;
    private Remembered current;
    /** By their blocks: one that is asked again on resuming is the same. */
    private final NavigableMap<Long, PastLook> looks = new TreeMap<>();
    private Optional<Look> latest = Optional.empty();

    /**
     * @param seen
     *            looks of these draws, maybe more than the checkpoint has
     */
    private Desk(Estimation estimation, CheckpointCodec codec, Remembered current, List<PastLook> seen) {
        this.estimation = estimation;
        this.codec = codec;
        this.current = current;
        see(seen);
        forgetBeyond();
    }

    /**
     * As far as what is remembered: of a run that has ended, its end; of another, where it may go on. Takes a while.
     *
     * @param ended
     *            whether it has
     * @param damage
     *            told of what cannot be used of it
     */
    static Desk of(RunSpec spec, boolean ended, Memory memory, Consumer<String> damage) {
        Estimation estimation = Estimation.of(spec, false);
        var codec = CheckpointCodec.of(estimation);
        List<Remembered> found = Recollection.of(memory, codec, damage).stream().map(Recollection::remembered).toList();
        return ended && !found.isEmpty()
                ? new Desk(estimation, codec, found.getFirst(), found.getFirst().checkpoint().looks())
                : start(estimation, codec, found);
    }

    /** The same draws towards another end. */
    Desk towards(RunSpec spec) {
        return start(Estimation.of(spec, false), codec, List.of(current));
    }

    private static Desk start(Estimation estimation, CheckpointCodec codec, List<Remembered> found) {
        return found.stream()
                .flatMap(remembered -> remembered.checkpoint().continuing(estimation.plan(), estimation::reached)
                        .map(checkpoint -> new Desk(estimation, codec, new Remembered(checkpoint, remembered.spent()),
                                remembered.checkpoint().looks()))
                        .stream())
                .findFirst().orElseGet(() -> new Desk(estimation, codec, Remembered.NOTHING, List.of()));
    }

    private void see(List<PastLook> more) {
        more.forEach(look -> looks.put(look.blocks(), look));
    }

    private void forgetBeyond() {
        looks.tailMap(current.checkpoint().tree().blocks(), false).clear();
    }

    /** A run from here. */
    RunJob job(CheckpointSink memory) {
        return new RunJob(estimation.plan(), estimation::work, estimation::look,
                estimation.spec().stop().maxWallTime(), current.checkpoint(), current.spent(), Optional.of(memory));
    }

    long draws() {
        return current.checkpoint().tree().draws();
    }

    /** The stop rule was asked. */
    void looked(Look look) {
        latest = Optional.of(look);
        see(List.of(PastLook.of(look)));
    }

    /** It has come so far. */
    void progressed(Remembered remembered) {
        current = remembered;
        see(remembered.checkpoint().looks());
    }

    /** Nothing computes any more: what was seen since the last checkpoint is forgotten with the draws it was seen of. */
    void halted() {
        latest = Optional.empty();
        forgetBeyond();
    }

    /** How far it is now, in bytes, for any thread. */
    Supplier<byte[]> encoder() {
        Remembered now = current;
        return () -> codec.encode(now);
    }

    /** How far it is, in a few numbers. */
    Standing standing() {
        return Standing.of(draws(), latest.filter(look -> look.draws() == draws()).or(this::lookNow));
    }

    /** What is known by now: of a run that goes on, nothing before its first look. */
    Optional<RunResult> result(Status status, Provenance provenance) {
        Optional<Look> known = status.ended() || !looks.isEmpty() ? latest.or(this::lookNow) : Optional.empty();
        return known.map(look -> RunResult.of(estimation, status, look.draws(), known,
                current.spent().wallSeconds(), current.spent().processorSeconds(), provenance));
    }

    private Optional<Look> lookNow() {
        return current.checkpoint().tree().prefix().map(estimation::look);
    }

    /** To the target or the budget of draws from so many; NaN where that is not known. */
    double drawsLeft(long draws) {
        double needed = latest.map(look -> estimation.drawsToTarget(look, List.copyOf(looks.values())))
                .orElse(Double.NaN);
        return Double.isNaN(needed) ? Double.NaN
                : Math.max(0.0, Math.min(needed, estimation.spec().stop().maxDraws()) - draws);
    }

    /** To the end of its time, from its last checkpoint. */
    double secondsLeft() {
        return estimation.spec().stop().maxWallTime()
                .map(limit -> limit.toNanos() * 1e-9 - current.spent().wallSeconds()).orElse(Double.POSITIVE_INFINITY);
    }

    /** The looks after this block. */
    List<RunUpdate.HistoryLook> history(long block) {
        return looks.tailMap(block, false).values().stream()
                .map(look -> new RunUpdate.HistoryLook(look.blocks(), look.draws(), estimation.bounded(look))).toList();
    }

    /** How the bound of the four-point that is furthest from its target falls as the draws grow; NaN where that is not known. */
    double errorBarSlope() {
        return latest.map(look -> {
            int worst = look.fourPoint().indexOf(look.worst());
            return ErrorBarSlope.of(looks.values().stream()
                    .map(past -> new ErrorBarSlope.Point(past.draws(), estimation.bound(past, worst))).toList());
        }).orElse(Double.NaN);
    }

    /** The newest look there is. */
    Optional<RunUpdate.HistoryLook> newest() {
        return looks.isEmpty() ? Optional.empty() : history(looks.lastKey() - 1).stream().findFirst();
    }
}
