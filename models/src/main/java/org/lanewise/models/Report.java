package org.lanewise.models;

/**
 * A published report that models are taken from.
 *
 * @param id by which it is chosen and its pages are named: {@code "000"} to {@code "004"}
 * @param title as printed
 * @param author as printed
 * @param year of its date
 */
public record Report(String id, String title, String author, int year) {
    @Override
    public String toString() {
        return author + ", " + title + ", " + year;
    }
}
