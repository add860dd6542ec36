package org.lanewise.trainer.notation;

import java.util.List;
import org.lanewise.engine.layer.Pad;

/** {@code same}, {@code valid}, {@code 1}, {@code 2x1} for rows and columns, {@code [top, left, bottom, right]}. */
final class PadNotation implements Notation<Pad> {
    private static final Notation<List<Integer>> NUMBERS = Scalars.listOf(Scalars.INT);

    @Override
    public Pad read(Value value) {
        if (value instanceof Value.Text text && Character.isLetter((text.text() + " ").charAt(0))) {
            return switch (text.text().toLowerCase(java.util.Locale.ROOT)) {
                case "same" -> new Pad.Same();
                case "valid" -> new Pad.Explicit(0, 0, 0, 0);
                default -> throw Notation.unknown(value.place(), "padding", text.text(), List.of("same", "valid"));
            };
        }
        try {
            return explicit(value);
        } catch (IllegalArgumentException e) {
            throw new NotationException(value.place(), e.getMessage());
        }
    }

    private static Pad explicit(Value value) {
        if (value instanceof Value.Items items && items.items().size() == 4) {
            List<Integer> sides = NUMBERS.read(items);
            return new Pad.Explicit(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
        }
        List<Integer> sizes = Scalars.rowsAndColumns().read(value);
        return new Pad.Explicit(sizes.getFirst(), sizes.getLast(), sizes.getFirst(), sizes.getLast());
    }

    @Override
    public Value write(Pad pad) {
        return switch (pad) {
            case Pad.Same _ -> Value.text("same");
            case Pad.Explicit sides when sides.top() == sides.bottom() && sides.left() == sides.right() ->
                    Scalars.rowsAndColumns().write(List.of(sides.top(), sides.left()));
            case Pad.Explicit sides ->
                    NUMBERS.write(List.of(sides.top(), sides.left(), sides.bottom(), sides.right()));
        };
    }
}
