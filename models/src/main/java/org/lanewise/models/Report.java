package org.lanewise.models;

/**
 * A published report that models are taken from.
 *
 * @param title as printed
 * @param author as printed
 * @param year of its date
 */
public record Report(String title, String author, int year) {
    @Override
    public String toString() {
        return author + ", " + title + ", " + year;
    }
}
