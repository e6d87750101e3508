package org.quartic.spec;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import java.util.List;

/**
 * Overrides without the spec they belong to, to be sent to whoever has it.
 *
 * @param json
 *            the values at their keys
 * @param faults
 *            what is wrong with the overrides themselves; whether the values may stand there is not looked at
 */
public record SpecChanges(String json, List<SpecFault> faults) {
    public SpecChanges {
        faults = List.copyOf(faults);
    }

    /**
     * What these come to.
     *
     * @param overrides
     *            KEY=VALUE, applied in this order, as {@link SpecReader} does
     */
    public static SpecChanges of(List<String> overrides) {
        var faults = new Faults();
        ConfigObject values = Overrides.apply(ConfigFactory.empty().root(), overrides, faults);
        return new SpecChanges(values.render(ConfigRenderOptions.concise()), faults.inLineOrder());
    }
}
