package org.quartic.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.quartic.run.Provenance;

/**
 * What was built, and what runs it.
 *
 * @param version
 *            of Quartic, or {@code unknown}
 * @param commit
 *            the full hash of the sources, or {@code unknown} where they were built outside a checkout
 * @param jdk
 *            version and vendor of the Java runtime
 */
public record Build(String version, String commit, String jdk) {
    private static final String RESOURCE = "/org/quartic/build.properties";
    private static final String UNKNOWN = "unknown";

    /** This build, as its own files say. */
    public static Build current() {
        var properties = new Properties();
        try (InputStream resource = Build.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of this build cannot be read", e);
        }
        return new Build(known(properties, "git.build.version"), known(properties, "git.commit.id.full"),
                Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    /** What a result computed here on this many threads has to say of where it comes from. */
    public Provenance provenance(int threads) {
        return new Provenance(version, commit, jdk, Processor.model(), threads);
    }

    private static String known(Properties properties, String key) {
        String value = properties.getProperty(key, "");
        // A key the build could not fill in stands there as a placeholder.
        return value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
    }
}
