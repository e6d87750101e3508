package org.quartic.actor;

import akka.serialization.JSerializer;

/** Stands where Akka wants a serializer and none is needed: refuses everything. All of them are equal, as Akka wants them distinct otherwise. */
public final class NoSerializer extends JSerializer {

    private static final int IDENTIFIER = 84_199;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public boolean includeManifest() {
        return false;
    }

    @Override
    public byte[] toBinary(Object message) {
        throw new UnsupportedOperationException("no message leaves this process: " + message.getClass());
    }

    @Override
    public Object fromBinaryJava(byte[] bytes, Class<?> manifest) {
        throw new UnsupportedOperationException("no message comes from outside this process");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoSerializer;
    }

    @Override
    public int hashCode() {
        return IDENTIFIER;
    }
}
