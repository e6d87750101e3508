package org.quartic.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.quartic.run.Checkpoint;

/**
 * One checkpoint of a run that was found to be whole.
 *
 * @param life
 *            as it was when it was made
 */
public record Recollection(Life life, Remembered remembered) {

    /** The same, as far as this checkpoint. */
    public Recollection from(Checkpoint checkpoint) {
        return new Recollection(life, new Remembered(checkpoint, remembered.spent()));
    }

    /**
     * The checkpoints of a memory that are whole and of this estimation, the newest first.
     *
     * @param damage
     *            told of every other, and of what could not even be read
     */
    public static List<Recollection> of(Memory memory, CheckpointCodec codec, Consumer<String> damage) {
        memory.damage().forEach(damage);
        var whole = new ArrayList<Recollection>();
        for (Checkpointed checkpointed : memory.checkpoints()) {
            try {
                whole.add(new Recollection(checkpointed.life(), codec.decode(checkpointed.checkpoint())));
            } catch (MalformedBytesException fault) {
                damage.accept(fault.getMessage());
            }
        }
        return whole;
    }
}
