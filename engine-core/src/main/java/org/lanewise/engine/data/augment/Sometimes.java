package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * With some probability; else the image stays as it is.
 *
 * @param probability 0 .. 1
 * @param augmentation must keep the shape of the images
 */
public record Sometimes(double probability, Augmentation augmentation) implements Augmentation {
    public Sometimes {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies in 0..1, got " + probability);
        }
    }

    @Override
    public Transform on(Shape shape) {
        Transform transform = augmentation.on(shape);
        if (!transform.shape().equals(shape)) {
            throw new IllegalArgumentException("an augmentation that is applied only sometimes must keep the shape "
                    + shape + ", this one gives " + transform.shape());
        }
        return new Perhaps(probability, transform);
    }

    private record Perhaps(double probability, Transform transform) implements Transform {
        @Override
        public Shape shape() {
            return transform.shape();
        }

        @Override
        public int scratch() {
            return transform.scratch();
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            if (draws.uniform() < probability) {
                transform.apply(image, scratch, draws);
            }
        }
    }
}
