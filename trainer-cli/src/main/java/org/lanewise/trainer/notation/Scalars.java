package org.lanewise.trainer.notation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lanewise.models.UnknownNameException;
import org.lanewise.trainer.train.Components;

/** The notations of numbers, words, constants and lists. */
final class Scalars {
    static final Notation<String> TEXT = of("a word", text -> text, text -> text);

    static final Notation<Integer> INT = of("a whole number", Integer::valueOf, number -> Integer.toString(number));

    static final Notation<Integer> COUNT = INT.as(Scalars::atLeastOne, number -> number);

    static final Notation<Long> LONG = of("a whole number", Long::valueOf, number -> Long.toString(number));

    static final Notation<Double> DOUBLE = of("a number", Scalars::number, Scalars::digits);

    /** A piece of a document as it is, for those who can read it only later. */
    static final Notation<Value> AS_IT_IS = new Notation<>() {
        @Override
        public Value read(Value value) {
            return value;
        }

        @Override
        public Value write(Value value) {
            return value;
        }
    };

    private Scalars() {}

    /**
     * A single word.
     *
     * @param what in messages
     * @param parse throws an IllegalArgumentException if the word stands for nothing
     */
    static <T> Notation<T> of(String what, Function<String, T> parse, Function<T, String> print) {
        return new Notation<>() {
            @Override
            public T read(Value value) {
                if (!(value instanceof Value.Text text) || text.isEmpty()) {
                    throw expected(what, value);
                }
                try {
                    return parse.apply(text.text().strip());
                } catch (NumberFormatException e) {
                    throw expected(what, value);
                } catch (IllegalArgumentException e) {
                    throw new NotationException(value.place(), e.getMessage());
                }
            }

            @Override
            public Value write(T value) {
                return Value.text(print.apply(value));
            }
        };
    }

    private static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("must be at least 1, got " + number);
        }
        return number;
    }

    static NotationException expected(String what, Value instead) {
        return new NotationException(instead.place(), "expected " + what + ", got " + instead.description());
    }

    /** Decimal and finite; Java would also take {@code NaN}, {@code 1d} and {@code 0x1p3}. */
    static double number(String text) {
        double number = text.matches("[-+.0-9eE]+") ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    /** The shortest digits that are read as the same number. */
    private static String digits(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        String plain = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        return Math.abs(number) >= 1e-6 && plain.length() <= 24
                ? plain
                : Double.toString(number).replace(".0E", "e").replace('E', 'e');
    }

    /** A constant under the name that options have for it. */
    static <E extends Enum<E>> Notation<E> constant(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return of("one of " + String.join(", ", constants.stream().map(Components::name).toList()), text -> constants
                .stream()
                .filter(constant -> Notation.key(Components.name(constant)).equals(Notation.key(text)))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        Components.name(type.getSimpleName()), text,
                        constants.stream().map(Components::name).toList())),
                Components::name);
    }

    /** A list. */
    static <T> Notation<List<T>> listOf(Notation<T> item) {
        return new Notation<>() {
            @Override
            public List<T> read(Value value) {
                if (!(value instanceof Value.Items items)) {
                    throw expected("a list", value);
                }
                List<T> values = new ArrayList<>();
                items.items().forEach(part -> values.add(item.read(part)));
                return List.copyOf(values);
            }

            @Override
            public Value write(List<T> values) {
                return Value.items(values.stream().map(item::write).toList());
            }
        };
    }

    /** Something that may be left out. */
    static <T> Notation<Optional<T>> optional(Notation<T> notation) {
        return notation.as(Optional::of, Optional::orElseThrow);
    }

    /**
     * Rows and columns: {@code 5}, {@code 5x3} or {@code [5, 3]}.
     *
     * @return a pair of numbers
     */
    static Notation<List<Integer>> rowsAndColumns() {
        Notation<List<Integer>> list = listOf(INT);
        return new Notation<>() {
            @Override
            public List<Integer> read(Value value) {
                List<Integer> sizes = value instanceof Value.Text text && !text.isEmpty()
                        ? list.read(new Value.Items(parts(text), text.place()))
                        : list.read(value);
                if (sizes.isEmpty() || sizes.size() > 2) {
                    throw expected("rows and columns, as 5, 5x3 or [5, 3]", value);
                }
                return List.of(sizes.getFirst(), sizes.getLast());
            }

            @Override
            public Value write(List<Integer> sizes) {
                return Value.text(sizes.getFirst().equals(sizes.getLast())
                        ? sizes.getFirst()
                        : sizes.getFirst() + "x" + sizes.getLast());
            }
        };
    }

    /** The numbers of {@code 1x28x28}. */
    static List<Value> parts(Value.Text text) {
        List<Value> parts = new ArrayList<>();
        for (String part : text.text().split("[xX]", -1)) {
            parts.add(new Value.Text(part.strip(), text.place()));
        }
        return parts;
    }

    /** Rows and columns that have to be equal. */
    static Notation<Integer> side() {
        Notation<List<Integer>> sizes = rowsAndColumns();
        return new Notation<>() {
            @Override
            public Integer read(Value value) {
                List<Integer> both = sizes.read(value);
                if (!both.getFirst().equals(both.getLast())) {
                    throw new NotationException(value.place(), "rows and columns must be equal here, got "
                            + both.getFirst() + " and " + both.getLast());
                }
                return both.getFirst();
            }

            @Override
            public Value write(Integer side) {
                return Value.text(side);
            }
        };
    }
}
