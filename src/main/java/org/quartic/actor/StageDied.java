package org.quartic.actor;

/** An error ended a stage: as an exception, so that it ends no more than that. */
final class StageDied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StageDied(Stage stage, long block, Error cause) {
        super(stage + " died at block " + block + ": " + cause, cause);
    }
}
