package org.lanewise.trainer.page;

/** What a cell of a table says at a glance; always with a sign, because not everyone sees the colour. */
public enum Mark {
    NONE(""),
    GOOD("✓ "),
    BETTER("▲ "),
    BAD("✗ "),
    OPEN("○ ");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** Stands before the text. */
    String sign() {
        return sign;
    }
}
