package org.lanewise.engine.data.augment;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/** One after the other. */
public record Chain(List<Augmentation> parts) implements Augmentation {
    public Chain {
        parts = List.copyOf(parts);
    }

    @Override
    public Transform on(Shape shape) {
        List<Transform> transforms = new ArrayList<>();
        Shape last = shape;
        for (Augmentation part : parts) {
            transforms.add(part.on(last));
            last = transforms.getLast().shape();
        }
        return new InTurn(last, transforms.toArray(Transform[]::new));
    }

    private record InTurn(Shape shape, Transform[] parts) implements Transform {
        @Override
        public int scratch() {
            int most = 0;
            for (Transform part : parts) {
                most = Math.max(most, part.scratch());
            }
            return most;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            for (Transform part : parts) {
                part.apply(image, scratch, draws);
            }
        }
    }
}
