package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.quartic.run.Progress;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;

/** The memory of a run. Safe from any thread; nothing here blocks. */
public final class MemoryHandle {

    private final ActorRef<Keeper.Command> keeper;
    private final CompletableFuture<Memory> recalled;
    private volatile Optional<Spent> spent = Optional.empty();

    MemoryHandle(ActorRef<Keeper.Command> keeper, CompletableFuture<Memory> recalled) {
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

    /** What the run had cost when it was last to be kept; a result that is found again says the same. */
    public Optional<Spent> spent() {
        return spent;
    }

    /** Keeps where a run is now and what that has cost. */
    void keep(Progress progress, Spent now, Status status) {
        spent = Optional.of(now);
        keeper.tell(new Keeper.Keep(new Remembered(progress.checkpoint(), now), status));
    }
}
