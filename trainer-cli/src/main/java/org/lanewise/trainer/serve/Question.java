package org.lanewise.trainer.serve;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.picture.Centring;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.picture.PictureException;
import org.lanewise.trainer.picture.PictureFile;
import org.lanewise.trainer.serve.web.BadRequestException;

/**
 * What is asked of {@code POST /predict}; the file {@code predict.schema.json} says how it is written.
 *
 * @param network by name; the first one, if empty
 * @param digit as in MNIST
 * @param layers whether to tell what every layer makes of it
 */
record Question(Optional<String> network, Ink digit, boolean layers) {
    /** Enough for a photograph in base64. */
    static final int LARGEST_BODY = 12 << 20;

    /** Rows and columns of a drawing that comes as pixels. */
    static final int LARGEST_SIDE = 1024;

    private static final Set<String> MEMBERS =
            Set.of("network", "pixels", "width", "height", "picture", "centre", "layers");

    /**
     * Reads a question.
     *
     * @throws BadRequestException saying what is wrong with it
     */
    static Question parse(Json json) {
        try {
            Map<String, Json> members = json.asObject();
            Set<String> unknown = new TreeSet<>(members.keySet());
            unknown.removeAll(MEMBERS);
            if (!unknown.isEmpty()) {
                throw new BadRequestException(400,
                        "'" + String.join("', '", unknown) + "' means nothing here; known are "
                                + String.join(", ", new TreeSet<>(MEMBERS)));
            }
            return new Question(
                    Optional.ofNullable(members.get("network")).map(name -> in("network", name::asString)),
                    digit(members),
                    flag(members, "layers", false));
        } catch (StoreException | PictureException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static Ink digit(Map<String, Json> members) {
        if (members.containsKey("picture") == members.containsKey("pixels")) {
            throw new BadRequestException(400,
                    "send either 'pixels' with 'width' and 'height', or 'picture', a PNG or JPEG file in base64");
        }
        Ink drawing = members.containsKey("picture")
                ? PictureFile.read(bytes("picture", members.get("picture")))
                : drawing(members);
        if (flag(members, "centre", true)) {
            return Centring.of(drawing);
        }
        if (drawing.width() != Centring.SIDE || drawing.height() != Centring.SIDE) {
            throw new BadRequestException(400, "with 'centre' false the digit must be " + Centring.SIDE + " x "
                    + Centring.SIDE + " already, got " + drawing.width() + " x " + drawing.height());
        }
        return drawing;
    }

    private static Ink drawing(Map<String, Json> members) {
        int width = side(members, "width");
        int height = side(members, "height");
        Json pixels = members.get("pixels");
        byte[] values = pixels instanceof Json.ArrayValue ? numbers(pixels.asArray()) : bytes("pixels", pixels);
        if (values.length != width * height) {
            throw new BadRequestException(400,
                    "'pixels' has " + values.length + " values, but " + width + " x " + height
                            + " are " + width * height);
        }
        return new Ink(width, height, values);
    }

    private static int side(Map<String, Json> members, String name) {
        if (!members.containsKey(name)) {
            throw new BadRequestException(400, "'pixels' needs 'width' and 'height'; there is no '" + name + "'");
        }
        int side = in(name, members.get(name)::asInt);
        if (side < 1 || side > LARGEST_SIDE) {
            throw new BadRequestException(400, "'" + name + "' must be 1 to " + LARGEST_SIDE + ", got " + side);
        }
        return side;
    }

    private static byte[] numbers(List<Json> items) {
        byte[] values = new byte[items.size()];
        for (int i = 0; i < values.length; i++) {
            String name = "pixels[" + i + "]";
            int value = in(name, items.get(i)::asInt);
            if (value < 0 || value > 255) {
                throw new BadRequestException(400, "'" + name + "' must be 0 to 255, got " + value);
            }
            values[i] = (byte) value;
        }
        return values;
    }

    private static byte[] bytes(String name, Json base64) {
        try {
            return Base64.getDecoder().decode(in(name, base64::asString));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, "'" + name + "' is no base64: " + e.getMessage());
        }
    }

    private static boolean flag(Map<String, Json> members, String name, boolean usual) {
        return members.containsKey(name) ? in(name, members.get(name)::asBoolean) : usual;
    }

    private static <T> T in(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (StoreException e) {
            throw e.in("'" + name + "'");
        }
    }
}
