package org.lanewise.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The JSON header of a safetensors file: what lies where in the bytes behind it.
 *
 * @param metadata free text
 * @param slots in the order of the header
 */
record SafetensorsHeader(Map<String, String> metadata, List<Slot> slots) {
    /** The format's own limit. */
    static final int MAX_BYTES = 100_000_000;

    static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 64;

    /** Where a tensor lies; offsets in bytes, counted from the end of the header. */
    record Slot(String name, ElementType type, int[] shape, long begin, long end) {}

    /** A member of the header; the names of its components are the format's. */
    record Entry(String dtype, List<Integer> shape, List<Long> data_offsets) {}

    /** Lays tensors out without holes, as they come. */
    static SafetensorsHeader of(Map<String, String> metadata, List<StoredTensor> tensors) {
        List<Slot> slots = new ArrayList<>();
        long begin = 0;
        for (StoredTensor tensor : tensors) {
            long end = begin + tensor.byteSize();
            slots.add(new Slot(tensor.name(), tensor.type(), tensor.shape(), begin, end));
            begin = end;
        }
        return new SafetensorsHeader(metadata, slots);
    }

    /** Wide elements before narrow ones, so that every element is aligned; otherwise as given. */
    static List<StoredTensor> inFileOrder(Collection<StoredTensor> tensors) {
        return tensors.stream()
                .sorted(Comparator.comparing((StoredTensor tensor) -> -tensor.type().bytes()))
                .toList();
    }

    /** The header as it stands in the file, with spaces at its end so that the data behind it is aligned. */
    byte[] encode() {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        SequencedMap<String, Json> strings = new LinkedHashMap<>();
        metadata.forEach((key, value) -> strings.put(key, new Json.StringValue(value)));
        members.put(METADATA, new Json.ObjectValue(strings));
        for (Slot slot : slots) {
            List<Integer> shape = Arrays.stream(slot.shape).boxed().toList();
            Entry entry = new Entry(slot.type.name(), shape, List.of(slot.begin, slot.end));
            members.put(slot.name, RecordCodec.encode(Entry.class, entry));
        }
        byte[] json = new Json.ObjectValue(members).toString().getBytes(StandardCharsets.UTF_8);
        int start = Long.BYTES;
        int padded = (start + json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - start;
        if (padded > MAX_BYTES) {
            throw new StoreException("the header would be " + padded + " bytes long; the format allows " + MAX_BYTES);
        }
        byte[] header = Arrays.copyOf(json, padded);
        Arrays.fill(header, json.length, padded, (byte) ' ');
        return header;
    }

    /** Reads a header that begins at byte 8 of its file, and checks that its tensors cover the data exactly once. */
    static SafetensorsHeader decode(byte[] header) {
        if (header.length == 0 || header[0] != '{') {
            throw new StoreException("byte 8: the header must begin with '{'");
        }
        SequencedMap<String, Json> members = new LinkedHashMap<>(JsonParser.parse(header, Long.BYTES).asObject());
        Json strings = members.remove(METADATA);
        Map<String, String> metadata = new LinkedHashMap<>();
        if (strings != null) {
            strings(strings, metadata);
        }
        List<Slot> slots = new ArrayList<>();
        members.forEach((name, entry) -> {
            try {
                slots.add(slot(name, RecordCodec.decode(Entry.class, entry)));
            } catch (StoreException e) {
                throw e.in("tensor " + Quoted.of(name));
            }
        });
        requireCover(slots, Long.BYTES + (long) header.length);
        return new SafetensorsHeader(metadata, slots);
    }

    private static void strings(Json json, Map<String, String> metadata) {
        try {
            json.asObject().forEach((key, value) -> {
                try {
                    metadata.put(key, value.asString());
                } catch (StoreException e) {
                    throw e.in(Quoted.of(key));
                }
            });
        } catch (StoreException e) {
            throw e.in(METADATA);
        }
    }

    private static Slot slot(String name, Entry entry) {
        ElementType type = Arrays.stream(ElementType.values())
                .filter(known -> known.name().equals(entry.dtype))
                .findAny()
                .orElseThrow(() -> new StoreException("dtype: elements of type " + Quoted.of(entry.dtype)
                        + " cannot be read, only "
                        + Arrays.stream(ElementType.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + "; convert the tensor to 32-bit floats before saving it"));
        int[] shape = entry.shape.stream().mapToInt(Integer::intValue).toArray();
        if (entry.data_offsets.size() != 2) {
            throw new StoreException(
                    "data_offsets: expected 2 numbers, begin and end, found " + entry.data_offsets.size());
        }
        long begin = entry.data_offsets.get(0);
        long end = entry.data_offsets.get(1);
        if (begin < 0 || end < begin) {
            throw new StoreException("data_offsets: [" + begin + ", " + end + "] is no range of bytes");
        }
        long elements = elements(shape);
        if (elements > Integer.MAX_VALUE - 8) {
            throw new StoreException("shape: " + elements + " elements are more than a Java array can hold");
        }
        if (elements * type.bytes() != end - begin) {
            throw new StoreException("data_offsets: [" + begin + ", " + end + "] hold " + (end - begin) + " bytes, but "
                    + type + " of shape " + Arrays.toString(shape) + " needs " + elements * type.bytes());
        }
        return new Slot(name, type, shape, begin, end);
    }

    private static long elements(int[] shape) {
        try {
            return StoredTensor.elements(shape);
        } catch (IllegalArgumentException e) {
            throw new StoreException("shape: " + e.getMessage(), e);
        }
    }

    private static void requireCover(List<Slot> slots, long dataStart) {
        long covered = 0;
        for (Slot slot : inDataOrder(slots)) {
            if (slot.begin != covered) {
                throw new StoreException(
                        "tensor " + Quoted.of(slot.name) + ": begins at byte " + (dataStart + slot.begin)
                                + ", expected byte " + (dataStart + covered) + ", where what lies before it ends");
            }
            covered = slot.end;
        }
    }

    private static List<Slot> inDataOrder(List<Slot> slots) {
        return slots.stream()
                .sorted(Comparator.comparingLong(Slot::begin).thenComparingLong(Slot::end))
                .toList();
    }

    List<Slot> inDataOrder() {
        return inDataOrder(slots);
    }

    /** The number of bytes behind the header. */
    long dataBytes() {
        return slots.stream().mapToLong(Slot::end).max().orElse(0);
    }

    static Json numbers(int[] values) {
        return new Json.ArrayValue(
                IntStream.of(values).<Json>mapToObj(Json.NumberValue::of).toList());
    }
}
