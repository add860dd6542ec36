package org.lanewise.trainer.figure;

/** Colours for numbers from 0 to 1. */
public enum ColourMap {
    /** From black to white: images as they are. */
    GREY {
        @Override
        int rgb(double share) {
            int level = (int) Math.round(255 * share);
            return level << 16 | level << 8 | level;
        }
    },
    /** From dark blue over green to yellow, evenly in lightness: values that are not brightness. */
    VIRIDIS {
        @Override
        int rgb(double share) {
            double place = share * (VIRIDIS_COLOURS.length() / 6 - 1);
            int below = Math.min((int) place, VIRIDIS_COLOURS.length() / 6 - 2);
            int first = viridis(below);
            int second = viridis(below + 1);
            int mixed = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int from = first >> shift & 0xff;
                int to = second >> shift & 0xff;
                mixed |= (int) Math.round(from + (place - below) * (to - from)) << shift;
            }
            return mixed;
        }
    };

    /**
     * Every fifth of the 256 colours of viridis (van der Walt and Smith, 2015; in the public domain, CC0); mixing
     * neighbours gives the others to within one level.
     */
    private static final String VIRIDIS_COLOURS =
            "44015446085c471063481769481d6f482475472a7a46307e453781433d844142873f48893d4e8a"
                    + "3a538b38598c355e8d33638d31688e2e6d8e2c718e2a768e297b8e27808e25848e23898e218e8d"
                    + "20928c1f978b1e9c891fa18821a58524aa8328ae802eb37c35b7793dbc7446c06f50c46a5ac864"
                    + "65cb5e70cf577cd25089d54895d840a2da37b0dd2fbddf26cae11fd8e219e5e419f1e51dfde725";

    /** Red, green and blue as 0xRRGGBB of a number from 0 to 1. */
    abstract int rgb(double share);

    private static int viridis(int index) {
        return Integer.parseInt(VIRIDIS_COLOURS, 6 * index, 6 * index + 6, 16);
    }
}
