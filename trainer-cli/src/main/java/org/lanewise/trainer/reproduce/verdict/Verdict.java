package org.lanewise.trainer.reproduce.verdict;

/** What becomes of a claim. */
public enum Verdict {
    REPRODUCED("reproduced"),
    BETTER("better"),
    NOT_REPRODUCED("not reproduced"),
    NOT_REPRODUCIBLE("not reproducible"),
    NOT_JUDGED("not judged");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** As it stands in tables. */
    @Override
    public String toString() {
        return text;
    }
}
