package org.lanewise.engine.store;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What {@link RecordCodec} sees in a Java type: the rows of its table. */
sealed interface StoredType {
    /** Numbers, booleans, strings, enums. */
    record Scalar(Class<?> type) implements StoredType {
        private static final Set<Class<?>> PLAIN = Set.of(
                boolean.class, int.class, long.class, float.class, double.class,
                Boolean.class, Integer.class, Long.class, Float.class, Double.class, String.class);
    }

    /** A list. */
    record ListOf(Type element) implements StoredType {}

    /** A component of a record that may be missing. */
    record OptionalOf(Type element) implements StoredType {
        static IllegalArgumentException elsewhere() {
            return new IllegalArgumentException("an Optional can be stored as a component of a record only");
        }
    }

    /** A record. */
    record RecordOf(Class<?> type) implements StoredType {
        String name() {
            return type.getSimpleName();
        }

        List<RecordComponent> components() {
            return List.of(type.getRecordComponents());
        }

        Object read(RecordComponent component, Object record) {
            Method accessor = component.getAccessor();
            open(accessor);
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the accessor " + accessor + " failed", e);
            }
        }

        /** Calls the canonical constructor; what it objects to is an error in the document. */
        Object construct(List<Object> values, String path) {
            Class<?>[] types = components().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                open(constructor);
                return constructor.newInstance(values.toArray());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
                    throw new StoreException(message, cause).in(path);
                }
                throw new IllegalStateException("the constructor of " + type + " failed", e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record has a canonical constructor that can be called: " + type, e);
            }
        }

        private void open(AccessibleObject member) {
            try {
                member.setAccessible(true);
            } catch (InaccessibleObjectException e) {
                throw new IllegalArgumentException(
                        "the module of " + type.getName() + " must open the package " + type.getPackageName() + " to "
                                + RecordCodec.class.getModule(),
                        e);
            }
        }
    }

    /**
     * The records below a sealed interface.
     *
     * @param name the interface's simple name
     * @param records by simple name, in the order of the permits clauses
     */
    record OneOf(String name, SequencedMap<String, RecordOf> records) implements StoredType {
        static OneOf of(Class<?> type) {
            OneOf union = new OneOf(type.getSimpleName(), new LinkedHashMap<>());
            union.addPermitted(type);
            return union;
        }

        private void addPermitted(Class<?> type) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                if (permitted.isRecord()) {
                    add(new RecordOf(permitted));
                } else if (permitted.isSealed()) {
                    addPermitted(permitted);
                }
            }
        }

        private void add(RecordOf record) {
            if (record.components().stream().anyMatch(component -> component.getName().equals(RecordCodec.TYPE))) {
                throw new IllegalArgumentException(
                        record.type() + " has a component \"type\", the member that tells which record an object is");
            }
            RecordOf other = records.put(record.name(), record);
            if (other != null && !other.equals(record)) {
                throw new IllegalArgumentException(
                        "two records of one sealed interface have the same simple name: " + other.type() + " and "
                                + record.type());
            }
        }
    }

    static StoredType of(Type type) {
        if (type instanceof Class<?> plain) {
            if (Scalar.PLAIN.contains(plain) || plain.isEnum()) {
                return new Scalar(plain);
            }
            if (plain.isRecord()) {
                return new RecordOf(plain);
            }
            if (plain.isInterface() && plain.isSealed()) {
                return OneOf.of(plain);
            }
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new ListOf(generic.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return new OptionalOf(generic.getActualTypeArguments()[0]);
        }
        throw new IllegalArgumentException(type.getTypeName()
                + " cannot be stored; only records, sealed interfaces, lists, enums, strings, numbers, booleans can");
    }

    /** The path of a member of the object at {@code path}. */
    static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
