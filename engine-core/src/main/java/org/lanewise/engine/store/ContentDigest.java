package org.lanewise.engine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The SHA-256 that {@link Safetensors#digest()} describes. */
final class ContentDigest {
    private ContentDigest() {}

    static String of(Map<String, String> metadata, Iterable<StoredTensor> tensors) {
        List<StoredTensor> sorted = new ArrayList<>();
        tensors.forEach(sorted::add);
        sorted.sort(Comparator.comparing(StoredTensor::name));
        MessageDigest sha256 = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            out.write(description(metadata, sorted).toString().getBytes(StandardCharsets.UTF_8));
            for (StoredTensor tensor : sorted) {
                tensor.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to nowhere cannot fail", e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static Json description(Map<String, String> metadata, List<StoredTensor> tensors) {
        SequencedMap<String, Json> strings = new LinkedHashMap<>();
        new TreeMap<>(metadata).forEach((key, value) -> strings.put(key, new Json.StringValue(value)));
        SequencedMap<String, Json> content = new LinkedHashMap<>();
        content.put("metadata", new Json.ObjectValue(strings));
        content.put("tensors", new Json.ArrayValue(tensors.stream().map(ContentDigest::description).toList()));
        return new Json.ObjectValue(content);
    }

    private static Json description(StoredTensor tensor) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("name", new Json.StringValue(tensor.name()));
        members.put("dtype", new Json.StringValue(tensor.type().name()));
        members.put("shape", SafetensorsHeader.numbers(tensor.shape()));
        return new Json.ObjectValue(members);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
