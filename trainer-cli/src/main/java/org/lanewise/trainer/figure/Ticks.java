package org.lanewise.trainer.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis has its marks.
 *
 * @param major values with a label, ascending
 * @param labels their texts
 * @param minor values between them, for the fine grid
 */
record Ticks(double[] major, String[] labels, double[] minor) {
    /** Steps as multiples of a power of ten, and into how many parts the fine grid cuts each. */
    private static final BigDecimal[] STEPS = {
        new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"), new BigDecimal("10")};

    private static final int[] PARTS = {5, 4, 5, 5, 5};

    /**
     * Ticks at round numbers, 1, 2, 2.5 or 5 times a power of ten apart.
     *
     * @param count how many there should be at most, at least 2
     */
    static Ticks linear(double min, double max, int count, Axis.Numbers numbers) {
        double rough = (max - min) / Math.max(2, count);
        int power = (int) Math.floor(Math.log10(rough));
        int choice = 0;
        while (choice < STEPS.length - 1 && value(STEPS[choice], power) < rough * (1 - 1e-9)) {
            choice++;
        }
        BigDecimal step = STEPS[choice].scaleByPowerOfTen(power).stripTrailingZeros();
        int parts = PARTS[choice];
        if (numbers == Axis.Numbers.WHOLE) {
            step = step.max(BigDecimal.ONE).setScale(0, RoundingMode.CEILING);
            parts = step.intValue() % parts == 0 ? parts : step.intValue() <= 5 ? step.intValue() : 1;
        }
        List<BigDecimal> major = multiples(step, min, max);
        List<BigDecimal> minor = multiples(step.divide(BigDecimal.valueOf(parts)), min, max);
        int digits = Math.max(0, step.scale());
        return new Ticks(
                values(major),
                major.stream().map(tick -> label(tick, digits, numbers)).toArray(String[]::new),
                minor.stream()
                        .filter(tick -> major.stream().noneMatch(m -> m.compareTo(tick) == 0))
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray());
    }

    /** Ticks at powers of ten, or finer where there are fewer than two of them. */
    static Ticks logarithmic(double min, double max, int count) {
        int low = (int) Math.floor(Math.log10(min) + 1e-9);
        int high = (int) Math.ceil(Math.log10(max) - 1e-9);
        int every = Math.max(1, (high - low) / Math.max(2, count) + ((high - low) % Math.max(2, count) == 0 ? 0 : 1));
        List<BigDecimal> major = new ArrayList<>();
        List<BigDecimal> minor = new ArrayList<>();
        List<BigDecimal> between = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            for (int digit = 1; digit <= 9; digit++) {
                BigDecimal tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
                if (tick.doubleValue() < min * (1 - 1e-9) || tick.doubleValue() > max * (1 + 1e-9)) {
                    continue;
                }
                if (digit == 1 && Math.floorMod(power, every) == 0) {
                    major.add(tick);
                } else {
                    minor.add(tick);
                    if (digit == 2 || digit == 5) {
                        between.add(tick);
                    }
                }
            }
        }
        if (major.size() < 2) {
            major.addAll(between);
            major.sort(null);
            minor.removeAll(between);
        }
        if (major.size() < 2) {
            return linear(min, max, count, Axis.Numbers.PLAIN);
        }
        return new Ticks(values(major), major.stream().map(Ticks::power).toArray(String[]::new), values(minor));
    }

    /** Ticks that cut the axis into equal parts. */
    static Ticks divided(double min, double max, int parts) {
        double[] major = new double[parts + 1];
        String[] labels = new String[parts + 1];
        for (int i = 0; i <= parts; i++) {
            major[i] = min + (max - min) * i / parts;
            labels[i] = Decimal.brief(major[i]);
        }
        return new Ticks(major, labels, new double[0]);
    }

    private static List<BigDecimal> multiples(BigDecimal step, double min, double max) {
        double size = step.doubleValue();
        List<BigDecimal> multiples = new ArrayList<>();
        for (long i = (long) Math.ceil(min / size - 1e-6); i <= (long) Math.floor(max / size + 1e-6); i++) {
            multiples.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return multiples;
    }

    private static double[] values(List<BigDecimal> ticks) {
        return ticks.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private static double value(BigDecimal digits, int power) {
        return digits.scaleByPowerOfTen(power).doubleValue();
    }

    private static String label(BigDecimal tick, int digits, Axis.Numbers numbers) {
        if (numbers == Axis.Numbers.PERCENT) {
            return Decimal.grouped(tick.movePointRight(2), Math.max(0, digits - 2)) + " %";
        }
        return digits > 5 || tick.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0
                ? tick.signum() == 0 ? "0" : Decimal.scientific(tick)
                : Decimal.grouped(tick, digits);
    }

    private static String power(BigDecimal tick) {
        double value = tick.doubleValue();
        return value < 1e-4 || value > 1e6 ? Decimal.scientific(tick)
                : Decimal.grouped(tick, Math.max(0, tick.stripTrailingZeros().scale()));
    }
}
