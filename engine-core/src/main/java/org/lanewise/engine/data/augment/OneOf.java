package org.lanewise.engine.data.augment;

import java.util.List;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Exactly one of several, each as likely as the others.
 *
 * @param choices at least one; all must give images of the same shape
 */
public record OneOf(List<Augmentation> choices) implements Augmentation {
    public OneOf {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one augmentation to choose from");
        }
    }

    @Override
    public Transform on(Shape shape) {
        Transform[] transforms = choices.stream().map(choice -> choice.on(shape)).toArray(Transform[]::new);
        Shape first = transforms[0].shape();
        for (Transform transform : transforms) {
            if (!transform.shape().equals(first)) {
                throw new IllegalArgumentException("one of several augmentations gives images of " + transform.shape()
                        + ", another of " + first + "; they must agree");
            }
        }
        return new Choice(first, transforms);
    }

    private record Choice(Shape shape, Transform[] choices) implements Transform {
        @Override
        public int scratch() {
            int most = 0;
            for (Transform choice : choices) {
                most = Math.max(most, choice.scratch());
            }
            return most;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            choices[draws.below(choices.length)].apply(image, scratch, draws);
        }
    }
}
