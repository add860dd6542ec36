package org.lanewise.models;

import java.util.OptionalInt;

/**
 * A published report that models are taken from.
 *
 * @param id by which it is chosen and its pages are named: {@code "000"} to {@code "004"}
 * @param title as printed
 * @param author as printed
 * @param year of its date, if it has one
 */
public record Report(String id, String title, String author, OptionalInt year) {
    @Override
    public String toString() {
        return author + ", " + title + (year.isPresent() ? ", " + year.getAsInt() : "");
    }
}
