package org.lanewise.trainer.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind and some of its settings, as written in an option: {@code adam:beta2=0.99,moments=uncorrected}.
 *
 * @param option the option, for messages
 * @param kind empty if nothing is asked for
 * @param settings texts by name
 */
record KindChoice<K extends Enum<K>>(String option, Optional<K> kind, Map<String, String> settings) {
    /**
     * Reads what follows the option.
     *
     * @param text null if there is no such option
     * @throws IllegalArgumentException if it is not {@code KIND[:SETTING=VALUE,...]}
     */
    static <K extends Enum<K>> KindChoice<K> parse(String option, String text, Class<K> kinds) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (text == null) {
            return new KindChoice<K>(option, Optional.empty(), settings);
        }
        String[] parts = text.split(":", 2);
        K kind = Components.constant(option, parts[0], kinds);
        for (String setting : parts.length == 1 ? new String[0] : parts[1].split(",", -1)) {
            String[] sides = setting.split("=", 2);
            if (sides.length == 1 || settings.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException(
                        option + " must be KIND:SETTING=VALUE,... with every setting once, got '" + text + "'");
            }
        }
        return new KindChoice<K>(option, Optional.of(kind), settings);
    }

    /**
     * The settings as values.
     *
     * @param record whose settings they are
     * @param options of those settings that have one of their own
     */
    Map<String, Object> values(Object record, Map<String, String> options) {
        Map<String, Object> known = Components.of(record);
        known.keySet().removeAll(options.keySet());
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((name, text) -> {
            if (options.containsKey(name)) {
                throw new IllegalArgumentException(name(name) + " has an option of its own, " + options.get(name));
            }
            if (!known.containsKey(name)) {
                List<String> names = new ArrayList<>(known.keySet());
                throw new IllegalArgumentException(option + " " + Components.name(kind.orElseThrow())
                        + " has no setting '" + name + "', "
                        + (names.isEmpty() ? "it has none" : "only " + String.join(", ", names)));
            }
            values.put(name, Components.parse(name(name), text, known.get(name)));
        });
        return values;
    }

    private String name(String setting) {
        return option + " " + Components.name(kind.orElseThrow()) + ":" + setting;
    }

    /** Throws if something is asked for that the record of a run to be resumed has not. */
    void requireIn(Object record, K stored, Map<String, String> options, Contradiction contradiction) {
        contradiction.check(option, kind, stored);
        Map<String, Object> values = Components.of(record);
        values(record, options).forEach(
                (name, asked) -> contradiction.check(name(name), Optional.of(asked), values.get(name)));
    }
}
