package org.quartic.store;

import org.quartic.run.Checkpoint;
import org.quartic.run.Spent;

/** How far a run has come and what that has cost. Immutable. */
public record Remembered(Checkpoint checkpoint, Spent spent) {

    /** Of a run that has not begun. */
    public static final Remembered NOTHING = new Remembered(Checkpoint.none(), Spent.NOTHING);
}
