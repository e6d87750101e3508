package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.quartic.run.Progress;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;

/** The memory of a run. Safe from any thread; nothing here blocks. */
public final class MemoryHandle {

    private final MemoryJob job;
    private final ActorRef<Keeper.Command> keeper;
    private final CompletableFuture<Memory> recalled;

    MemoryHandle(MemoryJob job, ActorRef<Keeper.Command> keeper, CompletableFuture<Memory> recalled) {
        this.job = job;
        this.keeper = keeper;
        this.recalled = recalled;
    }

    /** What was remembered when the engine was asked. Fails if that cannot be known. */
    public CompletionStage<Memory> recalled() {
        return recalled;
    }

    /** Keeps no more; says whether the last there was to keep is kept, after a time that is bounded. */
    public CompletionStage<Boolean> finish() {
        var saved = new CompletableFuture<Boolean>();
        keeper.tell(new Keeper.Finish(saved));
        return saved;
    }

    /** Keeps where a run is now. */
    void keep(Progress progress, Spent before, Status status) {
        keeper.tell(new Keeper.Keep(new Remembered(progress.checkpoint(), before.plus(job.spent().get())), status));
    }
}
