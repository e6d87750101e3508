package org.quartic.run;

/**
 * A block cannot be had, and doing it again would give the same: the run fails with this message and without another attempt. Thrown by
 * {@link BlockWork}, above all where a summary is not finite.
 */
public final class FatalToRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message stands alone: it names the block and what is wrong with it. */
    public FatalToRun(String message) {
        super(message);
    }

    /** As above, when another exception said so first. */
    public FatalToRun(String message, Throwable cause) {
        super(message, cause);
    }
}
