package org.quartic.actor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartic.store.Memory;

/** The desk of a run: made ready when somebody needs it, and put away when nobody does. Owned by one served run. */
final class Preparation {

    /** Where the work is done: it takes a while. */
    interface Workshop {
        /** Has what is remembered read: {@link #found} or {@link #failed} is told. */
        void recall();

        /** What makes a desk of what is remembered, in any thread. */
        Supplier<Desk> maker(Memory memory);

        /** Has a desk made: {@link #made} or {@link #failed} is told. */
        void make(long number, Supplier<Desk> maker);
    }

    private record Request(Consumer<Desk> then, Consumer<Throwable> otherwise) {}

    private final Workshop workshop;
    private final Deque<Request> requests = new ArrayDeque<>();
    private Optional<Memory> memory = Optional.empty();
    private Optional<Desk> desk = Optional.empty();
    private boolean making;
    private long number;

    Preparation(Workshop workshop) {
        this.workshop = workshop;
    }

    /** The one there is. */
    Optional<Desk> desk() {
        return desk;
    }

    /** Whether somebody waits for it, or it is just being made. */
    boolean isUnderWay() {
        return making || !requests.isEmpty();
    }

    /** Whether somebody waits for what is remembered. */
    boolean needsMemory() {
        return !making && !requests.isEmpty();
    }

    /** Whether this is what is being made, and not something given up. */
    boolean isCurrent(long of) {
        return making && of == number;
    }

    /**
     * Does something with the desk, at once if it is there.
     *
     * @param otherwise
     *            told why there is none
     */
    void when(Consumer<Desk> then, Consumer<Throwable> otherwise) {
        if (desk.isPresent()) {
            then.accept(desk.get());
            return;
        }
        boolean first = !isUnderWay();
        requests.add(new Request(then, otherwise));
        if (first) {
            begin();
        }
    }

    private void begin() {
        memory.ifPresentOrElse(found -> {
            making = true;
            workshop.make(++number, workshop.maker(found));
        }, workshop::recall);
    }

    /** This is what is remembered. */
    void found(Memory found) {
        if (memory.isEmpty() && desk.isEmpty()) {
            memory = Optional.of(found);
        }
        if (needsMemory()) {
            begin();
        }
    }

    /** What was being made is ready. */
    void made(Desk made) {
        making = false;
        replace(made);
        List<Request> due = List.copyOf(requests);
        requests.clear();
        due.forEach(request -> request.then().accept(made));
    }

    /** There is another desk now. */
    void replace(Desk other) {
        desk = Optional.of(other);
        memory = Optional.empty();
    }

    /** It cannot be made, or is needed no more; what is being made is given up. */
    void failed(Throwable cause) {
        making = false;
        List<Request> due = List.copyOf(requests);
        requests.clear();
        due.forEach(request -> request.otherwise().accept(cause));
    }

    /** Takes no memory any more. */
    void putAway() {
        desk = Optional.empty();
        memory = Optional.empty();
    }
}
