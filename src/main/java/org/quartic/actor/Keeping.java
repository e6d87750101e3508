package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.quartic.store.Life;

/** What a run has its keeper keep, and what waits for that. Owned by one served run. */
final class Keeping {

    /**
     * Something on its way to the journal.
     *
     * @param checkpoint
     *            whether with draws of its own
     */
    private record OnItsWay(boolean checkpoint, List<Runnable> then) {}

    private final LongFunction<ActorRef<Keeper.Command>> spawn;
    private final Consumer<ActorRef<Keeper.Command>> stop;
    private final NavigableMap<Long, OnItsWay> onItsWay = new TreeMap<>();
    private Optional<ActorRef<Keeper.Command>> keeper = Optional.empty();
    private long opened;
    private long token;

    /**
     * Nothing is kept yet, and no keeper there.
     *
     * @param spawn
     *            gives a keeper, which is to say this number with what it finds
     */
    Keeping(LongFunction<ActorRef<Keeper.Command>> spawn, Consumer<ActorRef<Keeper.Command>> stop) {
        this.spawn = spawn;
        this.stop = stop;
    }

    /** Has what is remembered read: a keeper tells of it when it begins. */
    void recall() {
        close();
        keeper = Optional.of(spawn.apply(++opened));
    }

    /**
     * Likewise, once nothing is on its way, so that it may be found; unless by then nobody needs it.
     *
     * @param needed
     *            whether somebody does
     */
    void recallOnceKept(BooleanSupplier needed) {
        afterKept(() -> {
            if (needed.getAsBoolean()) {
                if (isDone()) {
                    recall();
                } else {
                    // More has come meanwhile, and would be lost with the keeper.
                    recallOnceKept(needed);
                }
            }
        });
    }

    /** Needs the keeper no more, as nothing is on its way. */
    void close() {
        keeper.ifPresent(stop);
        keeper = Optional.empty();
    }

    /** Whether this is the keeper there is, and not one before it. */
    boolean isOpen(long number) {
        return keeper.isPresent() && number == opened;
    }

    /**
     * Has something kept.
     *
     * @param checkpoint
     *            bytes of new draws, if there are some
     * @param then
     *            done once this is kept, or something later is
     */
    void keep(Life life, Optional<Supplier<byte[]>> checkpoint, Runnable then) {
        if (keeper.isEmpty()) {
            recall();
        }
        onItsWay.put(++token, new OnItsWay(checkpoint.isPresent(), new ArrayList<>(List.of(then))));
        keeper.orElseThrow().tell(new Keeper.Keep(token, life, checkpoint));
    }

    /** Whether all there was to keep is kept. */
    boolean isDone() {
        return onItsWay.isEmpty();
    }

    /** Does something once all is kept that was to be by now. */
    void afterKept(Runnable then) {
        if (isDone()) {
            then.run();
        } else {
            onItsWay.lastEntry().getValue().then().add(then);
        }
    }

    /**
     * Everything up to a token is kept.
     *
     * @return whether that has new draws
     */
    boolean kept(long upTo) {
        var kept = new ArrayList<>(onItsWay.headMap(upTo, true).values());
        onItsWay.headMap(upTo, true).clear();
        kept.forEach(each -> each.then().forEach(Runnable::run));
        return kept.stream().anyMatch(OnItsWay::checkpoint);
    }

    /** Does something once nothing more comes to the journal of what was handed over so far. */
    void rest(Runnable rested) {
        keeper.ifPresentOrElse(open -> open.tell(new Keeper.Rest(rested)), rested);
    }

    /** Keeps no more; answered once the last is kept, or when that took too long. */
    void finish(CompletableFuture<Boolean> saved) {
        keeper.ifPresentOrElse(open -> open.tell(new Keeper.Finish(saved)), () -> saved.complete(true));
    }
}
