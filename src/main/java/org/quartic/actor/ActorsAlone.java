package org.quartic.actor;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The classes of Quartic with the reference configuration of Akka's actors and of nothing else on the class path. From the others' Akka would
 * learn of serializers and extensions to make when it starts: of persistence, streams and remoting, none of which a run needs that is not
 * to be remembered.
 */
final class ActorsAlone extends ClassLoader {

    private static final String REFERENCE = "reference.conf";
    private static final String ACTORS = "/akka-actor";

    ActorsAlone() {
        super("actors-alone", ActorsAlone.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        return name.equals(REFERENCE) ? Collections.enumeration(
                Collections.list(all).stream().filter(url -> url.getPath().contains(ACTORS)).toList()) : all;
    }
}
