package org.lanewise.trainer.train;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The components of an optimiser or a schedule under the names that options have: {@code learning-rate} for
 * {@code learningRate}. So a new optimiser needs no code of its own here.
 */
public final class Components {
    private Components() {}

    /** The values by their names, in order. */
    public static SequencedMap<String, Object> of(Object record) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.put(nameOf(component), accessor.invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the accessor of " + component + " failed", e);
            }
        }
        return values;
    }

    private static String nameOf(RecordComponent component) {
        return name(component.getName());
    }

    /** The name of a component or a type as an option has it. */
    public static String name(String java) {
        return java.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The name of a constant as an option has it. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value as an option has it. */
    static String text(Object value) {
        return value instanceof Enum<?> constant ? name(constant) : value.toString();
    }

    /**
     * The record with other values.
     *
     * @param changes by name
     * @throws IllegalArgumentException if the record refuses them
     */
    public static <T> T with(Class<T> type, T record, Map<String, Object> changes) {
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            types.add(component.getType());
        }
        SequencedMap<String, Object> values = of(record);
        values.putAll(changes);
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(values.values().toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("the constructor of " + record.getClass() + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " is no record of this module, and no public one", e);
        }
    }

    /**
     * A text as a value of the same type as another.
     *
     * @param setting named in messages
     * @throws IllegalArgumentException if it is none
     */
    static Object parse(String setting, String text, Object like) {
        try {
            return switch (like) {
                case Double _ -> Double.valueOf(text);
                case Integer _ -> Integer.valueOf(text);
                case Long _ -> Long.valueOf(text);
                case Enum<?> constant -> constant(setting, text, constant.getDeclaringClass());
                default -> throw new IllegalStateException(setting + " is no setting that can be written");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    setting + " must be a " + (like instanceof Double ? "" : "whole ") + "number, got '" + text + "'",
                    e);
        }
    }

    /**
     * The constant of that name.
     *
     * @param setting named in messages
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E>> E constant(String setting, String text, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting + " must be one of "
                        + String.join(", ", constants.stream().map(Components::name).toList()) + ", got '" + text
                        + "'"));
    }
}
