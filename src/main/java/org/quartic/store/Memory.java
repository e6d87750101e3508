package org.quartic.store;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is remembered of a run: the newest {@value #KEPT} of its checkpoints, so that one is left if the other turns out to be damaged.
 * Immutable.
 *
 * @param checkpoints
 *            the newest first
 * @param damage
 *            what could not be read, in words; not remembered itself
 */
public record Memory(List<Checkpointed> checkpoints, List<String> damage) {

    static final int KEPT = 2;

    private static final Memory NOTHING = new Memory(List.of(), List.of());

    public Memory {
        checkpoints = List.copyOf(checkpoints);
        damage = List.copyOf(damage);
    }

    /** Of a run never heard of. */
    public static Memory nothing() {
        return NOTHING;
    }

    /** What is remembered after one more event. */
    public Memory after(MemoryEvent event) {
        return switch (event) {
            case Checkpointed checkpointed -> {
                var newest = new ArrayList<Checkpointed>(List.of(checkpointed));
                checkpoints.stream().limit(KEPT - 1).forEach(newest::add);
                yield new Memory(newest, damage);
            }
            case Unreadable(String reason) -> {
                var more = new ArrayList<String>(damage);
                more.add(reason);
                yield new Memory(checkpoints, more);
            }
        };
    }
}
