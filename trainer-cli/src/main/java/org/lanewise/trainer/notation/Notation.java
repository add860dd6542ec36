package org.lanewise.trainer.notation;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import org.lanewise.models.UnknownNameException;

/**
 * How values of a type are written.
 *
 * @param <T> the type
 */
interface Notation<T> {
    /**
     * The value that a piece of a document stands for.
     *
     * @throws NotationException if it stands for none
     */
    T read(Value value);

    /**
     * A piece of a document that stands for the value.
     *
     * @throws IllegalArgumentException if there is none
     */
    Value write(T value);

    /** The notation of something else that is made of such values; {@code made} may refuse some as illegal arguments. */
    default <U> Notation<U> as(Function<T, U> made, Function<U, T> of) {
        Notation<T> inner = this;
        return new Notation<>() {
            @Override
            public U read(Value value) {
                T read = inner.read(value);
                try {
                    return made.apply(read);
                } catch (IllegalArgumentException e) {
                    throw new NotationException(value.place(), e.getMessage());
                }
            }

            @Override
            public Value write(U value) {
                return inner.write(of.apply(value));
            }
        };
    }

    /** What names are compared by: {@code MaxPool2d}, {@code max-pool2d} and {@code max_pool_2d} are one. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** A name that nothing has. */
    static NotationException unknown(Place place, String what, String name, Collection<String> known) {
        return new NotationException(place, new UnknownNameException(what, name, known).getMessage());
    }
}
