package org.lanewise.trainer.sweep;

/**
 * One setting of a trial, as an option of {@code train} has it.
 *
 * @param name of the option, without hyphens before it
 * @param value as it is typed
 */
public record Setting(String name, String value) {
    /** {@code lr 0.01}. */
    @Override
    public String toString() {
        return name + " " + value;
    }
}
