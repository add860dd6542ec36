package org.lanewise.engine.store;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The writing half of {@link RecordCodec}. */
final class RecordEncoder {
    private RecordEncoder() {}

    static Json encode(Type type, Object value, String path) {
        if (value == null) {
            throw new StoreException("null cannot be stored").in(path);
        }
        return switch (StoredType.of(type)) {
            case StoredType.Scalar _ -> scalar(value, path);
            case StoredType.ListOf list -> list(list, (List<?>) value, path);
            case StoredType.OptionalOf _ -> throw StoredType.OptionalOf.elsewhere();
            case StoredType.RecordOf record -> new Json.ObjectValue(members(record, value, path));
            case StoredType.OneOf union -> variant(union, value, path);
        };
    }

    private static Json scalar(Object value, String path) {
        return switch (value) {
            case Boolean bool -> new Json.BooleanValue(bool);
            case Integer number -> Json.NumberValue.of(number.longValue());
            case Long number -> Json.NumberValue.of(number);
            case Float number when Float.isFinite(number) -> Json.NumberValue.of(number.floatValue());
            case Double number when Double.isFinite(number) -> Json.NumberValue.of(number.doubleValue());
            case Enum<?> constant -> new Json.StringValue(constant.name());
            case String text when !Json.StringValue.hasLoneSurrogate(text) -> new Json.StringValue(text);
            case String _ -> throw new StoreException("half a surrogate pair cannot be stored").in(path);
            default -> throw new StoreException(value + " cannot be stored: JSON has no such number").in(path);
        };
    }

    private static Json list(StoredType.ListOf list, List<?> values, String path) {
        List<Json> items = new ArrayList<>();
        for (Object value : values) {
            items.add(encode(list.element(), value, path + "[" + items.size() + "]"));
        }
        return new Json.ArrayValue(items);
    }

    private static Json variant(StoredType.OneOf union, Object value, String path) {
        StoredType.RecordOf record = union.records().get(value.getClass().getSimpleName());
        if (record == null || record.type() != value.getClass()) {
            throw new StoreException("a " + value.getClass().getName() + " cannot be stored, only a "
                    + union.name() + " of the library's own: " + String.join(", ", union.records().keySet()))
                    .in(path);
        }
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put(RecordCodec.TYPE, new Json.StringValue(record.name()));
        members.putAll(members(record, value, path));
        return new Json.ObjectValue(members);
    }

    private static SequencedMap<String, Json> members(StoredType.RecordOf record, Object value, String path) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (RecordComponent component : record.components()) {
            Object part = record.read(component, value);
            Type type = component.getGenericType();
            if (part instanceof Optional<?> optional && StoredType.of(type) instanceof StoredType.OptionalOf may) {
                if (optional.isEmpty()) {
                    continue;
                }
                part = optional.get();
                type = may.element();
            }
            members.put(component.getName(), encode(type, part, StoredType.member(path, component.getName())));
        }
        return members;
    }
}
