package org.lanewise.trainer.notation;

import java.util.List;

/** A piece of a document, with the place where it begins. */
sealed interface Value {
    Place place();

    /** In words, for messages. */
    String description();

    /** A word, a number; empty where nothing is written. */
    record Text(String text, Place place) implements Value {
        boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public String description() {
            return isEmpty() ? "nothing" : "'" + text + "'";
        }
    }

    /** A list. */
    record Items(List<Value> items, Place place) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String description() {
            return "a list";
        }
    }

    /** Values with names, none twice. */
    record Members(List<Member> members, Place place) implements Value {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public String description() {
            return "settings with names";
        }
    }

    /** A value with a name. */
    record Member(String name, Place place, Value value) {}

    /** A text that is to be written. */
    static Text text(Object value) {
        return new Text(value.toString(), Place.BEGINNING);
    }

    /** A list that is to be written. */
    static Items items(List<Value> items) {
        return new Items(items, Place.BEGINNING);
    }

    /** Named values that are to be written. */
    static Members members(List<Member> members) {
        return new Members(members, Place.BEGINNING);
    }

    /** A named value that is to be written. */
    static Member member(String name, Value value) {
        return new Member(name, Place.BEGINNING, value);
    }
}
