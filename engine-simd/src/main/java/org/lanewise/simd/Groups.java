package org.lanewise.simd;

/** Channels cut into as few groups as may be, alike to within one: the larger ones first. */
record Groups(int channels, int count) {
    static Groups of(int channels, int largest) {
        return new Groups(channels, Math.ceilDiv(channels, largest));
    }

    /** First channel of a group; for {@code group == count} the number of channels. */
    int first(int group) {
        return group * (channels / count) + Math.min(group, channels % count);
    }

    int size(int group) {
        return first(group + 1) - first(group);
    }
}
