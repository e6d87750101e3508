package org.quartic.store;

import java.nio.file.Path;

/** A data directory that cannot be used, with the reason in words for its user. */
public final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataDirectoryException(Path directory, String reason, Throwable cause) {
        super(directory + " " + reason, cause);
    }
}
