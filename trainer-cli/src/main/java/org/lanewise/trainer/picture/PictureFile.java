package org.lanewise.trainer.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The ink of a drawing or photograph, dark on light or light on dark, in a file format that Java reads: PNG, JPEG, GIF, BMP. */
public final class PictureFile {
    /** More rows or columns are refused before anything is decoded: a small file can stand for a huge picture. */
    public static final int LARGEST_SIDE = 8192;

    /** Larger pictures are made smaller at once; no digit needs more. */
    private static final int WORKING_SIDE = 512;

    /** The share of the contrast between paper and ink that is taken for the grain of the paper. */
    private static final double GRAIN = 0.2;

    /** Differences below this make no drawing. */
    private static final int LEAST_CONTRAST = 24;

    private PictureFile() {}

    /**
     * Reads a picture. What its border mostly shows is the paper, and what differs most from that is full ink.
     *
     * @throws PictureException if it is no picture, too large, or blank
     */
    public static Ink read(byte[] file) {
        return ink(brightness(decode(file)));
    }

    private static BufferedImage decode(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new PictureException("this is no picture that can be read; PNG, JPEG, GIF and BMP can");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
                    throw new PictureException("the picture is " + width + " x " + height + " pixels; at most "
                            + LARGEST_SIDE + " x " + LARGEST_SIDE + " are read");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PictureException("the picture is damaged: " + e.getMessage(), e);
        }
    }

    /** Grey levels on white paper, where the picture is transparent. */
    private static Ink brightness(BufferedImage picture) {
        double scale = Math.min(1, WORKING_SIDE / (double) Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        int[] colours = small.getRGB(0, 0, width, height, null, 0, width);
        byte[] grey = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            int red = colours[i] >> 16 & 0xFF;
            int green = colours[i] >> 8 & 0xFF;
            int blue = colours[i] & 0xFF;
            // Luma of ITU-R BT.601, the grey of JPEG.
            grey[i] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
        }
        return new Ink(width, height, grey);
    }

    private static Ink ink(Ink grey) {
        int paper = paper(grey);
        int darkest = 255;
        int brightest = 0;
        for (byte pixel : grey.pixels()) {
            darkest = Math.min(darkest, pixel & 0xFF);
            brightest = Math.max(brightest, pixel & 0xFF);
        }
        boolean darkOnLight = paper - darkest >= brightest - paper;
        int contrast = darkOnLight ? paper - darkest : brightest - paper;
        if (contrast < LEAST_CONTRAST) {
            throw new PictureException("the picture is blank: its brightness, 0 .. 255, lies between " + darkest
                    + " and " + brightest + " everywhere");
        }
        byte[] ink = new byte[grey.pixels().length];
        for (int i = 0; i < ink.length; i++) {
            int level = grey.pixels()[i] & 0xFF;
            double share = (darkOnLight ? paper - level : level - paper) / (double) contrast;
            ink[i] = (byte) Math.round(255 * Math.clamp((share - GRAIN) / (1 - GRAIN), 0, 1));
        }
        return new Ink(grey.width(), grey.height(), ink);
    }

    /** The median of the border. */
    private static int paper(Ink grey) {
        int[] border = new int[2 * (grey.width() + grey.height())];
        int count = 0;
        for (int x = 0; x < grey.width(); x++) {
            border[count++] = grey.at(x, 0);
            border[count++] = grey.at(x, grey.height() - 1);
        }
        for (int y = 0; y < grey.height(); y++) {
            border[count++] = grey.at(0, y);
            border[count++] = grey.at(grey.width() - 1, y);
        }
        Arrays.sort(border);
        return border[border.length / 2];
    }
}
