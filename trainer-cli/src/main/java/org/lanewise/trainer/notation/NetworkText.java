package org.lanewise.trainer.notation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.train.Design;

/**
 * A network as a text: its layers one below the other and, if it has one, the recipe it is trained by.
 *
 * <pre>
 * input: 1x28x28
 * layers:
 *   - Conv2d: {channels: 16, kernel: 5, padding: same}
 *   - ReLU
 *   - MaxPool2d: 2
 *   - Flatten
 *   - Linear: 10
 * recipe:
 *   optimizer: {adam: {learning-rate: 0.001}}
 *   batch: 100
 *   epochs: 10
 *   normalization: mnist
 * </pre>
 *
 * <p>Only {@code layers} must be there. Names are those of the layer records and of the options of {@code train};
 * capitals, hyphens and underscores make no difference, and the names that Keras and PyTorch have are understood.
 */
public final class NetworkText {
    private static final int LARGEST = 1 << 20;
    private static final String INITIALIZATION = "as-written";
    private static final LayerList LAYERS = new LayerList();

    private static final RecordForm<Document> DOCUMENT = new RecordForm<>(
            "the network", Document.class,
            new Document("", "", new Shape(1, 28, 28), Value.items(List.of()), Value.text("")))
            .setting("input", new ShapeNotation())
            .always("name", "input")
            .required("layers")
            .also("input", "input-shape")
            .principal("layers");

    private NetworkText() {}

    /** A document as it is written; layers and recipe are read later. */
    private record Document(String name, String description, Shape input, Value layers, Value recipe) {}

    /**
     * The network of a file, named after it unless it says otherwise.
     *
     * @throws NotationException if there is something wrong with the text; the message begins with the file
     * @throws DataException if it cannot be read, or is no text
     */
    public static Design read(Path file) {
        String text;
        try {
            if (Files.size(file) > LARGEST) {
                throw new DataException(file + ": " + Files.size(file) + " bytes are too many for a network, "
                        + LARGEST + " are the most");
            }
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": this is no text in UTF-8, so no network", e);
        } catch (IOException e) {
            throw DataException.cannotRead(file, e);
        }
        try {
            return parse(text, file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""));
        } catch (NotationException e) {
            throw e.in(file.toString());
        }
    }

    /**
     * The network of a text.
     *
     * @param name where the text has none
     * @throws NotationException if there is something wrong with it
     */
    public static Design parse(String text, String name) {
        Document document = DOCUMENT.read(YamlReader.read(text));
        List<Layer> layers = LAYERS.read(document.layers());
        if (layers.isEmpty()) {
            throw new NotationException(document.layers().place(), "the network needs at least one layer");
        }
        LAYERS.check(document.layers(), layers, document.input());
        RecipeForms.Trained trained = RecipeForms.read(document.recipe());
        return Design.of(
                new Network(document.name().isEmpty() ? name : document.name(), document.input(), layers),
                document.description(),
                INITIALIZATION,
                trained.normalization(),
                trained.recipe());
    }

    /**
     * The text of the layers alone.
     *
     * @throws IllegalArgumentException if there is a layer of somebody's own
     */
    public static String of(Network network) {
        return text(network, "", Value.text(""));
    }

    /**
     * The text of a network with its recipe; read again it gives the same.
     *
     * @param initialization that the text shall have
     * @throws IllegalArgumentException if it has a layer of somebody's own
     */
    public static String of(Design design, String initialization) {
        return text(
                design.network(initialization),
                design.description(),
                RecipeForms.write(new RecipeForms.Trained(design.recipe(), design.normalization())));
    }

    /** In parts with an empty line before the layers and before the recipe. */
    private static String text(Network network, String description, Value recipe) {
        Value.Members document = (Value.Members) DOCUMENT.write(new Document(
                network.name(), description, network.input(), LAYERS.write(network.layers()), recipe));
        List<Value.Member> head = new ArrayList<>();
        StringBuilder tail = new StringBuilder();
        for (Value.Member member : document.members()) {
            if (member.value() instanceof Value.Text) {
                head.add(member);
            } else {
                tail.append('\n').append(YamlWriter.write(Value.members(List.of(member))));
            }
        }
        return YamlWriter.write(Value.members(head)) + tail;
    }
}
