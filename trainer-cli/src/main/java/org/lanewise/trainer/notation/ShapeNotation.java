package org.lanewise.trainer.notation;

import java.util.List;
import org.lanewise.engine.tensor.Shape;

/** Channels, rows and columns: {@code 1x28x28} or {@code [1, 28, 28]}; a number alone is a vector. */
final class ShapeNotation implements Notation<Shape> {
    private static final Notation<List<Integer>> NUMBERS = Scalars.listOf(Scalars.INT);

    @Override
    public Shape read(Value value) {
        List<Integer> sizes = NUMBERS.read(
                value instanceof Value.Text text && !text.isEmpty()
                        ? new Value.Items(Scalars.parts(text), text.place())
                        : value);
        try {
            return switch (sizes.size()) {
                case 1 -> Shape.vector(sizes.getFirst());
                case 3 -> new Shape(sizes.get(0), sizes.get(1), sizes.get(2));
                default -> throw Scalars.expected("channels, rows and columns, as 1x28x28", value);
            };
        } catch (IllegalArgumentException e) {
            throw new NotationException(value.place(), e.getMessage());
        }
    }

    @Override
    public Value write(Shape shape) {
        return Value.text(shape);
    }
}
