package org.quartic.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Status;

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

    /** What it comes to, if it is the end. */
    public RunResult result(Estimation estimation, Status status) {
        MergeTree tree = remembered.checkpoint().tree();
        Spent spent = remembered.spent();
        return RunResult.of(estimation, status, tree.draws(), tree.prefix().map(estimation::look),
                spent.wallSeconds(), spent.processorSeconds(), life.provenance());
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
                whole.add(new Recollection(checkpointed.life(), checkpointed.checkpoint().length == 0
                        ? Remembered.NOTHING
                        : codec.decode(checkpointed.checkpoint())));
            } catch (MalformedBytesException fault) {
                damage.accept(fault.getMessage());
            }
        }
        return whole;
    }
}
