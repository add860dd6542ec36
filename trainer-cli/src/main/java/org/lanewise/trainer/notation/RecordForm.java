package org.lanewise.trainer.notation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.lanewise.engine.store.NearestName;
import org.lanewise.trainer.train.Components;

/**
 * A record as settings with names: those of its components, {@code kernel-height} for {@code kernelHeight}. What is not
 * written is as in a usual value. Made once, then only used.
 */
final class RecordForm<T> implements Notation<T> {
    private final String name;
    private final Class<T> type;
    private final T usual;
    private final SequencedMap<String, Object> usualSettings;
    private final Map<String, Notation<Object>> notations = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> foreign = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> always = new LinkedHashSet<>();
    private String principal;

    /**
     * @param name in messages
     * @param usual the value where nothing is written
     */
    RecordForm(String name, Class<T> type, T usual) {
        this.name = name;
        this.type = type;
        this.usual = usual;
        this.usualSettings = Components.of(usual);
        usualSettings.forEach((setting, value) -> {
            names.put(Notation.key(setting), setting);
            switch (value) {
                case Integer _ -> setting(setting, Scalars.INT);
                case Long _ -> setting(setting, Scalars.LONG);
                case Double _ -> setting(setting, Scalars.DOUBLE);
                case String _ -> setting(setting, Scalars.TEXT);
                case Value _ -> setting(setting, Scalars.AS_IT_IS);
                case Enum<?> constant -> setting(setting, Scalars.constant(constant.getDeclaringClass()));
                default -> required(setting);
            }
        });
    }

    /** How a setting is written, if it is no number, word or constant. */
    RecordForm<T> setting(String setting, Notation<?> notation) {
        // The values of a setting come from the same component whose type the notation is of.
        @SuppressWarnings("unchecked")
        Notation<Object> any = (Notation<Object>) notation;
        notations.put(setting, any);
        required.remove(setting);
        return this;
    }

    /** Settings that have no usual value. */
    RecordForm<T> required(String... settings) {
        required.addAll(List.of(settings));
        return this;
    }

    /** Settings that are written even if they are as usual. */
    RecordForm<T> always(String... settings) {
        always.addAll(List.of(settings));
        return this;
    }

    /** What else a setting may be called. */
    RecordForm<T> also(String setting, String... others) {
        for (String other : others) {
            names.put(Notation.key(other), setting);
        }
        return this;
    }

    /** The setting that is meant where only one value is written. */
    RecordForm<T> principal(String setting) {
        principal = setting;
        return this;
    }

    /** A setting that people know from elsewhere, and what to do instead. */
    RecordForm<T> foreign(String setting, String advice) {
        foreign.put(Notation.key(setting), advice);
        return this;
    }

    @Override
    public T read(Value value) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Value.Member member : members(value)) {
            String setting = setting(member);
            if (settings.put(setting, read(setting, member.value())) != null) {
                throw new NotationException(member.place(), name + " has '" + setting + "' already, by another name");
            }
        }
        for (String setting : required) {
            if (!settings.containsKey(setting)) {
                throw new NotationException(value.place(), name + " needs '" + setting + "'");
            }
        }
        try {
            return Components.with(type, usual, settings);
        } catch (IllegalArgumentException e) {
            throw new NotationException(value.place(), name + ": " + e.getMessage());
        }
    }

    private List<Value.Member> members(Value value) {
        return switch (value) {
            case Value.Members members -> members.members();
            case Value.Text text when text.isEmpty() -> List.of();
            default -> {
                if (principal == null) {
                    throw new NotationException(value.place(), name + " takes settings with names, "
                            + String.join(", ", notations.keySet()) + "; got " + value.description());
                }
                yield List.of(new Value.Member(principal, value.place(), value));
            }
        };
    }

    private String setting(Value.Member member) {
        String key = Notation.key(member.name());
        if (foreign.containsKey(key)) {
            throw new NotationException(
                    member.place(), name + " has no '" + member.name() + "': " + foreign.get(key));
        }
        String setting = names.get(key);
        if (setting == null) {
            throw new NotationException(member.place(), name + " has no '" + member.name() + "'; "
                    + nearest(member.name(), names.keySet()));
        }
        return setting;
    }

    private String nearest(String given, Collection<String> keys) {
        return NearestName.to(Notation.key(given), keys)
                .map(key -> "did you mean '" + names.get(key) + "'?")
                .orElse("it has " + String.join(", ", usualSettings.keySet()));
    }

    private Object read(String setting, Value value) {
        try {
            return notations.get(setting).read(value);
        } catch (NotationException e) {
            throw e.within(name + ", " + setting);
        }
    }

    @Override
    public Value write(T value) {
        List<Value.Member> members = new ArrayList<>();
        Components.of(value).forEach((setting, part) -> {
            if (required.contains(setting) || always.contains(setting) || !part.equals(usualSettings.get(setting))) {
                members.add(Value.member(setting, notations.get(setting).write(part)));
            }
        });
        boolean one = members.size() == 1 && members.getFirst().name().equals(principal);
        if (one && !(members.getFirst().value() instanceof Value.Members)) {
            return members.getFirst().value();
        }
        return members.isEmpty() ? Value.text("") : Value.members(members);
    }
}
