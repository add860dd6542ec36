package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * Images that look different in every epoch. Image i of epoch e is a function of the seed, e and i: it does not depend on
 * the images shown before, on the thread, or on how often it is asked for. Until {@link #inEpoch} says otherwise they are
 * shown as in epoch 0.
 */
public final class AugmentedImages implements Examples {
    private final ByteImages images;
    private final Transform transform;
    private final Normalizer normalizer;
    private final Seed seed;
    private final Seed epochSeed;
    private final ThreadLocal<Bench> bench;

    /** What a thread works with. */
    private static final class Bench {
        final float[] image;
        final float[] scratch;
        final Draws draws = new Draws(new Seed(0));

        Bench(int image, int scratch) {
            this.image = new float[image];
            this.scratch = new float[scratch];
        }
    }

    /**
     * Images behind a transform. It sees their bytes; the result is normalised as {@code images} are.
     *
     * @param transform made for the shape of the images
     * @param seed of the training, or of whatever else decides
     */
    public AugmentedImages(ByteImages images, Transform transform, Seed seed) {
        this.images = images;
        this.transform = transform;
        this.normalizer = new Normalizer(images.normalization(), transform.shape());
        this.seed = seed.child("augment");
        this.epochSeed = this.seed.child(0);
        this.bench = ThreadLocal.withInitial(() -> new Bench(images.shape().size(), transform.scratch()));
    }

    private AugmentedImages(AugmentedImages other, int epoch) {
        this.images = other.images;
        this.transform = other.transform;
        this.normalizer = other.normalizer;
        this.seed = other.seed;
        this.epochSeed = seed.child(epoch);
        this.bench = other.bench;
    }

    @Override
    public Examples inEpoch(int epoch) {
        return new AugmentedImages(this, epoch);
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public Shape shape() {
        return transform.shape();
    }

    @Override
    public int classes() {
        return images.classes();
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    /**
     * An image as this epoch shows it, not normalised.
     *
     * @return values from 0 to 255 in channel, row, column order
     */
    public float[] image(int index) {
        float[] image = new float[shape().size()];
        System.arraycopy(transformed(index), 0, image, 0, image.length);
        return image;
    }

    private float[] transformed(int index) {
        Bench own = bench.get();
        images.copyTo(own.image, index);
        own.draws.begin(epochSeed.child(index));
        transform.apply(own.image, own.scratch, own.draws);
        return own.image;
    }

    @Override
    public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
        for (int lane = 0; lane < count; lane++) {
            write(transformed(indices[from + lane]), to, at + lane, layout);
        }
        for (int lane = count; lane < LANES; lane++) {
            clear(to, at + lane, layout);
        }
    }

    private void write(float[] image, float[] to, int at, BlockLayout layout) {
        Shape shape = shape();
        int place = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int row = at + layout.at(c, y, 0);
                for (int x = 0; x < shape.width(); x++, place++) {
                    to[row + x * LANES] = normalizer.of(image[place], place);
                }
            }
        }
    }

    private void clear(float[] to, int at, BlockLayout layout) {
        Shape shape = shape();
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int row = at + layout.at(c, y, 0);
                for (int x = 0; x < shape.width(); x++) {
                    to[row + x * LANES] = 0;
                }
            }
        }
    }
}
