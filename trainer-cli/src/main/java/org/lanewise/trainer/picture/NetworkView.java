package org.lanewise.trainer.picture;

import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * How a network looks at a digit of MNIST: normalised, and its middle if the network takes less than
 * {@value Centring#SIDE} x {@value Centring#SIDE}.
 *
 * @param input shape of one image
 * @param normalization of the network
 */
public record NetworkView(Shape input, Normalization normalization) {
    /**
     * Checks that the network can look at a digit.
     *
     * @throws PictureException if it takes colours, or images into which no digit of MNIST fits
     */
    public static NetworkView of(Network network, Normalization normalization) {
        Shape input = network.input();
        if (input.channels() != 1 || input.height() < Centring.BOX || input.width() < Centring.BOX) {
            throw new PictureException(network.name() + " takes images of " + input + " (channels x rows x columns); "
                    + "a digit has one channel and needs at least " + Centring.BOX + " x " + Centring.BOX);
        }
        NetworkView view = new NetworkView(input, normalization);
        int mean = normalization.mean().size();
        if (mean != 0 && mean != view.normalized().size()) {
            throw new PictureException(network.name() + " is normalised by a mean image of " + mean
                    + " values, which is neither of its input of " + input + " nor of a digit");
        }
        return view;
    }

    /** What the network sees of the digit, not yet normalised. */
    public Ink seen(Ink digit) {
        return digit.window(input.width(), input.height());
    }

    /** The values the network takes, in channel, row, column order. */
    public float[] values(Ink digit) {
        Shape shape = normalized();
        Ink frame = digit.window(shape.width(), shape.height());
        // Normalised before it is cut: a mean image has the size of the images of the training, not that of their parts.
        ByteImages single = new ByteImages(shape, frame.pixels(), new byte[1], 1, normalization);
        Tensor block = Tensor.allocate(BlockLayout.of(shape), 1);
        single.read(new int[]{0}, 0, 1, block.data(), block.block(0), block.layout());
        float[] whole = new float[shape.size()];
        block.copyImage(0, whole, 0);
        int top = (shape.height() - input.height()) / 2;
        int left = (shape.width() - input.width()) / 2;
        float[] values = new float[input.size()];
        for (int y = 0; y < input.height(); y++) {
            System.arraycopy(
                    whole, (top + y) * shape.width() + left, values, y * input.width(), input.width());
        }
        return values;
    }

    /** The shape of the images when they are normalised. */
    private Shape normalized() {
        return normalization.mean().size() == input.size()
                ? input
                : new Shape(1, Math.max(Centring.SIDE, input.height()), Math.max(Centring.SIDE, input.width()));
    }
}
