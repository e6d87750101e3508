package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.quartic.run.Checkpoint;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.store.Life;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;

/** The memory of a run. Safe from any thread; nothing here blocks. */
public final class MemoryHandle implements CheckpointSink {

    private final MemoryJob job;
    private final ActorRef<Keeper.Command> keeper;
    private final CompletableFuture<Memory> recalled;
    private volatile Optional<Spent> spent = Optional.empty();

    MemoryHandle(MemoryJob job, ActorRef<Keeper.Command> keeper, CompletableFuture<Memory> recalled) {
        this.job = job;
        this.keeper = keeper;
        this.recalled = recalled;
    }

    /** What was remembered when the engine was asked. Fails if that cannot be known. */
    public CompletionStage<Memory> recalled() {
        return recalled;
    }

    /** The same memory, where what is kept from now on is of another {@code stop}. */
    public MemoryHandle of(String specDigest, long expectedDraws) {
        return new MemoryHandle(new MemoryJob(job.id(), job.codec(), specDigest, expectedDraws, job.provenance()),
                keeper, recalled);
    }

    /** Keeps no more; says whether the last there was to keep is kept, after a time that is bounded. */
    public CompletionStage<Boolean> finish() {
        var saved = new CompletableFuture<Boolean>();
        keeper.tell(new Keeper.Finish(saved));
        return saved;
    }

    /** What the run had cost when it was last to be kept; a result that is found again says the same. */
    public Optional<Spent> spent() {
        return spent;
    }

    @Override
    public void keep(Checkpoint checkpoint, Spent now, Status status) {
        spent = Optional.of(now);
        keeper.tell(new Keeper.Keep(0, new Life(job.specDigest(), job.expectedDraws(), status, job.provenance()),
                Optional.of(() -> job.codec().encode(new Remembered(checkpoint, now)))));
    }
}
