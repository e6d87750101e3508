package org.quartic.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of an actor system whose messages never leave its process. Akka makes one of every serializer on the class path when it
 * starts and looks up every class they are for; without them, its parts for streams, remoting and persistence need not be loaded.
 */
final class Unserialized {

    private static final String SERIALIZER = NoSerializer.class.getName();
    private static final List<String> EXTENSIONS = List.of("akka.serialization.SerializationExtension$",
            "akka.actor.typed.internal.adapter.ActorSystemAdapter$LoadTypedExtensions");

    private Unserialized() {}

    static Config over(Config configuration) {
        var settings = new HashMap<String, Object>();
        put(settings, configuration, "akka.actor.serializers", SERIALIZER);
        put(settings, configuration, "akka.actor.serialization-bindings", "none");
        settings.put("akka.library-extensions", EXTENSIONS);
        return ConfigFactory.parseMap(settings).withFallback(configuration);
    }

    /** Gives every key of a section this value. */
    private static void put(Map<String, Object> settings, Config configuration, String section, String value) {
        configuration.getObject(section).keySet()
                .forEach(key -> settings.put(section + "." + ConfigUtil.quoteString(key), value));
    }
}
