package org.lanewise.trainer.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of several types, each under a name: {@code ReLU}, {@code Linear: 10}, {@code Conv2d: {channels: 8, kernel: 5}}.
 * The last may also be written with a member {@code type}. Made once, then only used.
 */
final class Family<T> implements Notation<T> {
    private static final String TYPE = "type";

    private final String noun;
    private final Map<String, T> constants = new LinkedHashMap<>();
    private final Map<String, Notation<T>> forms = new LinkedHashMap<>();
    private final Map<Class<?>, String> namesOfTypes = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private String ofNumbers;
    private String ofLists;

    /** @param noun what the values are, in messages */
    Family(String noun) {
        this.noun = noun;
    }

    /**
     * A name for a whole value.
     *
     * @param others what else it may be called
     */
    Family<T> constant(String name, T value, String... others) {
        constants.put(name, value);
        name(name, others);
        return this;
    }

    /** A name for values of a type that have settings. */
    Family<T> form(String name, Class<? extends T> type, Notation<? extends T> notation, String... others) {
        // Only values of that type are given to it, see write.
        @SuppressWarnings("unchecked")
        Notation<T> any = (Notation<T>) notation;
        forms.put(name, any);
        namesOfTypes.put(type, name);
        name(name, others);
        return this;
    }

    /** What a number alone stands for. */
    Family<T> numbersAre(String form) {
        ofNumbers = form;
        return this;
    }

    /** What a list alone stands for. */
    Family<T> listsAre(String form) {
        ofLists = form;
        return this;
    }

    private void name(String name, String... others) {
        names.put(Notation.key(name), name);
        for (String other : others) {
            names.put(Notation.key(other), name);
        }
    }

    /**
     * One of the names, with what is written behind it.
     *
     * @param settings empty where nothing is
     */
    record Choice(String name, Value settings) {}

    /**
     * Which name is meant.
     *
     * @throws NotationException if there is no such name
     */
    Choice choose(Value value) {
        return switch (value) {
            case Value.Text text when text.isEmpty() -> throw Scalars.expected(article(), value);
            case Value.Text text when ofNumbers != null && isNumber(text.text()) -> new Choice(ofNumbers, value);
            case Value.Text text -> new Choice(named(text.text(), text.place()), new Value.Text("", text.place()));
            case Value.Items _ when ofLists != null -> new Choice(ofLists, value);
            case Value.Items _ -> throw Scalars.expected(article(), value);
            case Value.Members members when members.members().isEmpty() -> throw Scalars.expected(article(), value);
            case Value.Members members -> choose(members);
        };
    }

    private Choice choose(Value.Members members) {
        List<Value.Member> others = new ArrayList<>(members.members());
        for (Value.Member member : members.members()) {
            if (member.name().equals(TYPE) && member.value() instanceof Value.Text type) {
                others.remove(member);
                return new Choice(named(type.text(), type.place()), new Value.Members(others, members.place()));
            }
        }
        Value.Member first = others.removeFirst();
        String name = named(first.name(), first.place());
        if (others.isEmpty()) {
            return new Choice(name, first.value());
        }
        if (first.value() instanceof Value.Text text && text.isEmpty()) {
            return new Choice(name, new Value.Members(others, members.place()));
        }
        throw new NotationException(others.getFirst().place(), "'" + others.getFirst().name() + "' stands beside '"
                + first.name() + "'; settings go into its braces");
    }

    private String article() {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    private String named(String text, Place place) {
        String name = names.get(Notation.key(text));
        if (name == null) {
            List<String> known = new ArrayList<>(constants.keySet());
            forms.keySet().stream().filter(form -> !constants.containsKey(form)).forEach(known::add);
            throw Notation.unknown(place, noun, text, known);
        }
        return name;
    }

    private static boolean isNumber(String text) {
        try {
            Scalars.number(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    @Override
    public T read(Value value) {
        Choice choice = choose(value);
        boolean alone = choice.settings() instanceof Value.Text text && text.isEmpty();
        T constant = constants.get(choice.name());
        if (constant != null && (alone || !forms.containsKey(choice.name()))) {
            if (!alone) {
                throw new NotationException(choice.settings().place(), choice.name() + " has no settings");
            }
            return constant;
        }
        return forms.get(choice.name()).read(choice.settings());
    }

    @Override
    public Value write(T value) {
        for (Map.Entry<String, T> constant : constants.entrySet()) {
            if (constant.getValue().equals(value)) {
                return Value.text(constant.getKey());
            }
        }
        String name = namesOfTypes.get(value.getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " cannot be written as text, as it is no " + noun
                            + " of the library's own");
        }
        Value settings = forms.get(name).write(value);
        if (settings instanceof Value.Text text && text.isEmpty()) {
            return Value.text(name);
        }
        return name.equals(ofNumbers) || name.equals(ofLists) ? settings
                : Value.members(List.of(
                        Value.member(name, settings)));
    }
}
