package org.lanewise.engine.store;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The reading half of {@link RecordCodec}. */
final class RecordDecoder {
    private RecordDecoder() {}

    static Object decode(Type type, Json json, String path) {
        return switch (StoredType.of(type)) {
            case StoredType.Scalar scalar -> scalar(scalar.type(), json, path);
            case StoredType.ListOf list -> list(list, json, path);
            case StoredType.OptionalOf _ -> throw StoredType.OptionalOf.elsewhere();
            case StoredType.RecordOf record -> record(record, members(json, path), path);
            case StoredType.OneOf union -> variant(union, members(json, path), path);
        };
    }

    private static Object scalar(Class<?> type, Json json, String path) {
        try {
            return type.isEnum() ? constant(type, json.asString()) : scalar(type, json);
        } catch (StoreException e) {
            throw e.in(path);
        }
    }

    private static Object scalar(Class<?> type, Json json) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> json.asInt();
            case "long", "Long" -> json.asLong();
            case "float", "Float" -> json.asFloat();
            case "double", "Double" -> json.asDouble();
            case "boolean", "Boolean" -> json.asBoolean();
            default -> json.asString();
        };
    }

    private static Object constant(Class<?> type, String name) {
        Object[] constants = type.getEnumConstants();
        List<String> names =
                Arrays.stream(constants).map(constant -> ((Enum<?>) constant).name()).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw unknown("there is no " + type.getSimpleName(), name, names);
        }
        return constants[index];
    }

    private static List<Object> list(StoredType.ListOf list, Json json, String path) {
        List<Json> items;
        try {
            items = json.asArray();
        } catch (StoreException e) {
            throw e.in(path);
        }
        List<Object> values = new ArrayList<>();
        for (Json item : items) {
            values.add(decode(list.element(), item, path + "[" + values.size() + "]"));
        }
        return List.copyOf(values);
    }

    private static SequencedMap<String, Json> members(Json json, String path) {
        try {
            return json.asObject();
        } catch (StoreException e) {
            throw e.in(path);
        }
    }

    private static Object variant(StoredType.OneOf union, SequencedMap<String, Json> members, String path) {
        String place = StoredType.member(path, RecordCodec.TYPE);
        List<String> known = List.copyOf(union.records().keySet());
        Json type = members.get(RecordCodec.TYPE);
        if (type == null) {
            throw new StoreException("missing; expected one of " + String.join(", ", known)).in(place);
        }
        String name = (String) scalar(String.class, type, place);
        StoredType.RecordOf record = union.records().get(name);
        if (record == null) {
            throw unknown("there is no " + union.name(), name, known).in(place);
        }
        SequencedMap<String, Json> components = new LinkedHashMap<>(members);
        components.remove(RecordCodec.TYPE);
        return record(record, components, path);
    }

    private static Object record(StoredType.RecordOf record, SequencedMap<String, Json> members, String path) {
        List<String> known = record.components().stream().map(RecordComponent::getName).toList();
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw unknown(record.name() + " has no member", name, known).in(path);
            }
        }
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.components()) {
            String place = StoredType.member(path, component.getName());
            Json member = members.get(component.getName());
            if (StoredType.of(component.getGenericType()) instanceof StoredType.OptionalOf optional) {
                values.add(Optional.ofNullable(member).map(json -> decode(optional.element(), json, place)));
                continue;
            }
            if (member == null) {
                throw new StoreException(
                        "missing; the members of " + record.name() + " are " + String.join(", ", known))
                        .in(place);
            }
            values.add(decode(component.getGenericType(), member, place));
        }
        return record.construct(values, path);
    }

    private static StoreException unknown(String complaint, String name, List<String> known) {
        String all = known.isEmpty() ? "; it has none" : "; known: " + String.join(", ", known);
        return new StoreException(complaint + " " + Quoted.of(name) + NearestName.hint(name, known) + all);
    }
}
