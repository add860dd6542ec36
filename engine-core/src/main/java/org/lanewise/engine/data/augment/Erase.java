package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Replaces a rectangle of the image by one grey (Z. Zhong et al.: Random Erasing Data Augmentation, AAAI 2020; with a
 * square and grey 0 T. DeVries, G. Taylor: Improved Regularization of Convolutional Neural Networks with Cutout, 2017).
 * Its sides are drawn uniformly, its middle is anywhere in the image; what reaches over the border is cut off.
 *
 * @param shortest side, at least 1
 * @param longest side
 * @param grey 0 .. 255
 */
public record Erase(int shortest, int longest, int grey) implements Augmentation {
    public Erase {
        if (shortest < 1 || longest < shortest || grey < 0 || grey > 255) {
            throw new IllegalArgumentException("a rectangle with sides of " + shortest + " to " + longest
                    + " pixels and grey " + grey + " is impossible: sides are at least 1, greys 0 to 255");
        }
    }

    @Override
    public Transform on(Shape shape) {
        return new Rectangle(shape, shortest, longest, grey);
    }

    private record Rectangle(Shape shape, int shortest, int longest, int grey) implements Transform {
        @Override
        public int scratch() {
            return 0;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            int height = draws.between(shortest, longest);
            int width = draws.between(shortest, longest);
            int top = draws.below(shape.height()) - height / 2;
            int left = draws.below(shape.width()) - width / 2;
            Rectangles.fill(image, shape, top, left, top + height, left + width, grey);
        }
    }
}
