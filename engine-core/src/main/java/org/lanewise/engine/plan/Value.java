package org.lanewise.engine.plan;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/** What flows from one step to the next: activations and, in training, their gradient, laid out alike. */
final class Value {
    private final Shape shape;
    private final boolean differentiated;
    private Border border = new Border();
    private BlockLayout layout;
    private Tensor activations;
    private Tensor gradient;
    private int activationsAt;
    private int gradientAt;

    private static final class Border {
        private Padding width = Padding.NONE;
        private boolean none;
    }

    /** @param differentiated whether anybody wants the gradient */
    Value(Shape shape, boolean differentiated) {
        this.shape = shape;
        this.differentiated = differentiated;
    }

    Shape shape() {
        return shape;
    }

    boolean differentiated() {
        return differentiated;
    }

    /** Asks for a border of zeros; to be called before {@link #reserve}. */
    void needBorder(Padding needed) {
        border.width = border.width.max(needed);
    }

    boolean hasBorder() {
        return !border.width.isNone();
    }

    /** Says that whoever writes this value knows no border. */
    void refuseBorder() {
        border.none = true;
    }

    boolean refusesBorder() {
        return border.none;
    }

    /** Makes this value, which has asked for nothing yet, share the border of another. */
    void lieLike(Value other) {
        border = other.border;
    }

    void reserve(Slab slab, int images) {
        layout = new BlockLayout(shape, border.width);
        activationsAt = slab.reserve(Tensor.size(layout, images));
        gradientAt = differentiated ? slab.reserve(Tensor.size(layout, images)) : -1;
    }

    void bind(float[] storage, int images) {
        activations = new Tensor(storage, activationsAt, layout, images);
        gradient = differentiated ? new Tensor(storage, gradientAt, layout, images) : null;
    }

    BlockLayout layout() {
        return layout;
    }

    Tensor activations() {
        return activations;
    }

    /** Null where nobody wants it. */
    Tensor gradient() {
        return gradient;
    }
}
