package org.lanewise.trainer.page;

import java.util.ArrayList;
import java.util.List;

/** A page: a title and what stands under it. {@link Blocks} writes one. */
public record Page(String title, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }

    /** All figures, those in details too, in their order. */
    List<Block.Picture> pictures() {
        List<Block.Picture> pictures = new ArrayList<>();
        collect(blocks, pictures);
        return pictures;
    }

    private static void collect(List<Block> blocks, List<Block.Picture> pictures) {
        for (Block block : blocks) {
            if (block instanceof Block.Picture picture) {
                pictures.add(picture);
            } else if (block instanceof Block.Details details) {
                collect(details.blocks(), pictures);
            }
        }
    }
}
