package org.quartic.store;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Map;

/**
 * Where runs are remembered, by one process at a time. To be closed after whatever uses {@link #configuration}. Safe from any thread; all
 * but {@link #configuration} may take as long as a database does.
 */
public sealed interface RunStore extends AutoCloseable permits DataDirectory, PostgresStore {

    /** What an actor system needs to remember runs here, over the packaged configuration. */
    Config configuration();

    /**
     * Names under which anything is remembered.
     *
     * @param kind
     *            what they are names of
     */
    List<String> names(String kind);

    /** The newest life of every name of this kind, of those where the newest event can be read: a quick look, without what came before. */
    Map<String, Life> newest(String kind);

    /** Removes all that is remembered under a name; whatever remembers it is to have ended. */
    void forget(String kind, String name);

    /**
     * Has all that was committed on the disk, so that it outlives the machine's power too, where the database does not see to that by itself.
     *
     * @throws StoreUnavailableException
     *             if that cannot be done now
     */
    void settle();

    /**
     * Writes and {@linkplain #settle() settles}, to know whether that can be done, and mends what keeps it from being done as far as that is in this process.
     *
     * @throws StoreUnavailableException
     *             if it cannot be done now
     * @throws StoreLostException
     *             if it is another's by now
     */
    void check();

    @Override
    void close();
}
