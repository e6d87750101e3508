package org.quartic.spec;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.OptionalInt;

/** Includes nothing, of whatever kind, and reports the attempt: a text from elsewhere must not read this machine. */
final class RefusedIncludes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final String text;
    private final Faults faults;

    RefusedIncludes(String text, Faults faults) {
        this.text = text;
        this.faults = faults;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        return refuse(what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return refuse(what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refuse(what, SpecText.lineOf(text, "include url(", "required(url("));
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return refuse(what);
    }

    private ConfigObject refuse(String what) {
        return refuse(what, SpecText.lineOf(text, "\"" + what + "\""));
    }

    private ConfigObject refuse(Object what, OptionalInt line) {
        faults.add("", "include of " + Value.quoted(what.toString()), "a spec that holds all of itself", line);
        return ConfigFactory.empty().root();
    }
}
