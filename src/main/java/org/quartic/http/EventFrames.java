package org.quartic.http;

import akka.util.ByteString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quartic.actor.RunUpdate;

/** The bytes of updates: the same update goes to all who watch its run, and is rendered once. Thread-safe. */
final class EventFrames {

    /** A few runs tell a few updates at a time; what was told before is not to be held on to. */
    private static final int MOST = 32;

    /** An update by itself: equal ones are not looked for. */
    private record Key(RunUpdate update) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.update == update;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(update);
        }
    }

    private final Map<Key, ByteString> frames = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ByteString> eldest) {
            return size() > MOST;
        }
    });

    ByteString of(RunUpdate update) {
        return frames.computeIfAbsent(new Key(update), key -> EventStream.frame(key.update()));
    }
}
