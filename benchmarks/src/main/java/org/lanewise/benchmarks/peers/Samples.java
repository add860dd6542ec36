package org.lanewise.benchmarks.peers;

import java.util.stream.IntStream;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.models.Model;

/** The images that both sides see: noise with two bright rows that tell the class, so that every network can learn it. */
public final class Samples {
    /** So many images, of which every batch is a part. */
    public static final int COUNT = 2000;

    /** Batches whose losses are compared. */
    public static final int CHECKED = 3;

    private static final int CLASSES = 10;
    private static final int NOISE = 64;

    private Samples() {}

    /** The images in the shape of a model, normalised as its recipe says. */
    public static Examples of(Model model) {
        Shape shape = model.network().input();
        Seed seed = new Seed(1);
        byte[] pixels = new byte[COUNT * shape.size()];
        byte[] labels = new byte[COUNT];
        for (int image = 0; image < COUNT; image++) {
            int label = image % CLASSES;
            labels[image] = (byte) label;
            for (int i = 0; i < shape.size(); i++) {
                int at = image * shape.size() + i;
                int bright = i / shape.width() % shape.height() / 2 == label ? 255 - NOISE : 0;
                pixels[at] = (byte) (bright + seed.below(at, NOISE));
            }
        }
        return new ByteImages(
                shape, pixels, labels, CLASSES, model.normalization().fit(pixels, shape.size()));
    }

    /** Indices of all images, in order. */
    public static int[] indices() {
        return IntStream.range(0, COUNT).toArray();
    }

    /** The values of some images, one after the other, in channel, row, column order. */
    public static float[] values(Examples examples, int from, int count) {
        Tensor block = Tensor.allocate(BlockLayout.of(examples.shape()), BlockLayout.LANES);
        int size = examples.shape().size();
        float[] values = new float[count * size];
        for (int image = 0; image < count; image++) {
            examples.read(new int[]{from + image}, 0, 1, block.data(), block.offset(), block.layout());
            block.copyImage(0, values, image * size);
        }
        return values;
    }

    /**
     * The mean cross-entropy of logits.
     *
     * @param logits image after image
     * @param from index of the image that the first logits belong to
     */
    public static double crossEntropy(Examples examples, float[] logits, int from) {
        int classes = examples.classes();
        int count = logits.length / classes;
        double sum = 0;
        for (int image = 0; image < count; image++) {
            double exponentials = 0;
            for (int k = 0; k < classes; k++) {
                exponentials += Math.exp(logits[image * classes + k]);
            }
            sum += Math.log(exponentials) - logits[image * classes + examples.label(from + image)];
        }
        return sum / count;
    }
}
