package org.lanewise.trainer.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java version as far as a choice needs it: {@code 25.0.3+9-LTS} is feature 25, update 3; {@code 1.8.0_292} is 8, 292. */
final class JavaVersion {
    private static final Pattern SINCE_9 = Pattern.compile("(\\d{1,4})(?:\\.\\d+)?(?:\\.(\\d{1,6}))?(?:[^\\d].*)?");
    private static final Pattern UP_TO_8 = Pattern.compile("1\\.(\\d{1,2})(?:\\.\\d+)?(?:_(\\d{1,6}))?(?:[^\\d].*)?");

    private final String text;
    private final int feature;
    private final int update;

    private JavaVersion(String text, Matcher matcher) {
        this.text = text;
        this.feature = Integer.parseInt(matcher.group(1));
        this.update = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    }

    /** The version that a {@code release} file or {@code java.version} names, or null if it is none. */
    static JavaVersion parse(String text) {
        Matcher old = UP_TO_8.matcher(text);
        if (old.matches()) {
            return new JavaVersion(text, old);
        }
        Matcher current = SINCE_9.matcher(text);
        return current.matches() ? new JavaVersion(text, current) : null;
    }

    int feature() {
        return feature;
    }

    int update() {
        return update;
    }

    @Override
    public String toString() {
        return text;
    }
}
