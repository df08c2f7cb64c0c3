package org.steelyard.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes a picture of a page smaller: a page has few colours, and the edges of letters need not be exact. */
final class Palette {

    private static final int COLOURS = 256;
    /** Colours that differ less than this in every part count as one while the palette is chosen. */
    private static final int COARSE = 0xF8F8F8;

    private Palette() {}

    /** The same PNG with at most 256 colours. */
    static byte[] reduced(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        int width = full.getWidth();
        int height = full.getHeight();
        int[] pixels = full.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = palette(pixels);
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1,
                java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int place = known.computeIfAbsent(pixels[i], colour -> nearest(palette, colour));
            small.getRaster().setSample(i % width, i / width, 0, place);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    /** The exact colours of surfaces first, by how often they come, each standing for those around it. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> exact = new LinkedHashMap<>();
        for (int pixel : pixels) {
            exact.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        Map<Integer, Integer> chosen = new LinkedHashMap<>();
        List<Integer> byUse = exact.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed()).map(Map.Entry::getKey)
                .toList();
        for (int colour : byUse) {
            if (chosen.size() < COLOURS) {
                chosen.putIfAbsent(colour & COARSE, colour);
            }
        }
        return chosen.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 0xFF) - (colour >> 16 & 0xFF);
            int green = (palette[i] >> 8 & 0xFF) - (colour >> 8 & 0xFF);
            int blue = (palette[i] & 0xFF) - (colour & 0xFF);
            int distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
