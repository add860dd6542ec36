package org.lanewise.engine.plan;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ImageLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/** What flows from one step to the next: activations and, in training, their gradient, laid out alike. */
final class Value {
    private final Shape shape;
    private final boolean differentiated;
    private Border border = new Border();
    private Value activationsOf = this;
    private Value gradientOf = this;
    private BlockLayout layout;
    private Tensor activations;
    private Tensor gradient;
    private int activationsAt;
    private int gradientAt;
    private boolean readThroughActivation;
    private Bands bands;
    private BlockLayout bandLayout;
    private int bandedActivationsAt;
    private int bandedGradientAt;

    /** A border, shared by all values that must lie alike. */
    private static final class Border {
        private Padding width = Padding.NONE;
        private boolean none;
        private Border joined = this;

        Border root() {
            return joined == this ? this : joined.root();
        }
    }

    /** @param differentiated whether anybody wants the gradient */
    Value(Shape shape, boolean differentiated) {
        this.shape = shape;
        this.differentiated = differentiated;
    }

    /** The same activations, with a gradient of their own. */
    Value view() {
        Value view = new Value(shape, differentiated);
        view.activationsOf = activationsOf;
        view.lieLike(this);
        return view;
    }

    /** Lets this value's gradient be that of another, which lies like it. */
    void shareGradientOf(Value other) {
        gradientOf = other;
    }

    /** The value whose activations these are. */
    Value ownerOfActivations() {
        return activationsOf;
    }

    /** The value whose gradient this one's is. */
    Value ownerOfGradient() {
        return gradientOf == this ? this : gradientOf.ownerOfGradient();
    }

    /** Says that the gradient its reader leaves is that before the activation which gave this value. */
    void readThroughActivation() {
        readThroughActivation = true;
    }

    boolean isReadThroughActivation() {
        return readThroughActivation;
    }

    Shape shape() {
        return shape;
    }

    boolean differentiated() {
        return differentiated;
    }

    /** Asks for a border of zeros; to be called before {@link #layOut}. */
    void needBorder(Padding needed) {
        Border root = border.root();
        root.width = root.width.max(needed);
    }

    boolean hasBorder() {
        return !border.root().width.isNone();
    }

    /** Says that whoever writes this value knows no border. */
    void refuseBorder() {
        border.root().none = true;
    }

    boolean refusesBorder() {
        return border.root().none;
    }

    /** Makes this value and another share their border from now on; none may refuse what the other needs. */
    void lieLike(Value other) {
        Border mine = border.root();
        Border theirs = other.border.root();
        theirs.width = theirs.width.max(mine.width);
        theirs.none |= mine.none;
        mine.joined = theirs;
    }

    /** Fixes the layout; to be called when all borders are known. */
    void layOut() {
        layout = new BlockLayout(shape, border.root().width);
    }

    void placeActivations(int at) {
        activationsAt = at;
    }

    void placeGradient(int at) {
        gradientAt = at;
    }

    int activationsAt() {
        return activationsAt;
    }

    int gradientAt() {
        return gradientAt;
    }

    /** Takes a place for the activations of a single image whose channels are the lanes; no gradient is wanted. */
    void reserveImage(Slab slab) {
        layout = new ImageLayout(shape, border.root().width).planes();
        if (activationsOf == this) {
            activationsAt = slab.reserve(layout.blockStride());
        }
    }

    void bind(float[] storage, int images) {
        activations = new Tensor(storage, activationsOf.activationsAt, layout, images);
        gradient = differentiated ? new Tensor(storage, ownerOfGradient().gradientAt, layout, images) : null;
    }

    /** Says that a nearly empty last block is kept in bands. */
    void keepIn(Bands bands) {
        this.bands = bands;
        this.bandLayout = bands.layout(shape);
    }

    /** Takes places for a block in bands. */
    void reserveBands(Slab slab) {
        if (bands == null) {
            return;
        }
        if (activationsOf == this) {
            bandedActivationsAt = slab.reserve(bandLayout.blockStride());
        }
        if (differentiated && gradientOf == this) {
            bandedGradientAt = slab.reserve(bandLayout.blockStride());
        }
    }

    /** How a nearly empty last block is kept, null if like all others. */
    Bands bands() {
        return bands;
    }

    BlockLayout bandLayout() {
        return bandLayout;
    }

    int bandedActivationsAt() {
        return activationsOf.bandedActivationsAt;
    }

    int bandedGradientAt() {
        return ownerOfGradient().bandedGradientAt;
    }

    /** Whether a block of the batch is in bands at the moment. */
    boolean isInBands(int block) {
        return bands != null && bands.areThere() && block == bands.wholeBlocks();
    }

    /** Where a block of activations begins, in bands or not. */
    int blockOfActivations(int block) {
        return isInBands(block) ? bandedActivationsAt() : activations.block(block);
    }

    /** Where a block of the gradient begins, in bands or not. */
    int blockOfGradient(int block) {
        return isInBands(block) ? bandedGradientAt() : gradient.block(block);
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
