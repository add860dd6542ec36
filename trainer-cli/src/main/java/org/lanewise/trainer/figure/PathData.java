package org.lanewise.trainer.figure;

import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the paths that figures draw: straight lines, absolute and relative, and halves of circles. */
final class PathData {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9.]+");

    private final Path2D path = new Path2D.Double();
    private final List<String> tokens;
    private int next;

    private PathData(String data) {
        tokens = TOKEN.matcher(data).results().map(MatchResult::group).toList();
    }

    static Path2D parse(String data) {
        PathData reader = new PathData(data);
        char command = 'M';
        while (reader.next < reader.tokens.size()) {
            String token = reader.tokens.get(reader.next);
            if (Character.isLetter(token.charAt(0))) {
                command = token.charAt(0);
                reader.next++;
            }
            reader.step(command);
            // Further points after a move are joined to it.
            command = command == 'M' ? 'L' : command;
        }
        return reader.path;
    }

    private void step(char command) {
        Point2D at = path.getCurrentPoint() == null ? new Point2D.Double() : path.getCurrentPoint();
        switch (command) {
            case 'M' -> path.moveTo(number(), number());
            case 'L' -> path.lineTo(number(), number());
            case 'l' -> path.lineTo(at.getX() + number(), at.getY() + number());
            case 'H' -> path.lineTo(number(), at.getY());
            case 'h' -> path.lineTo(at.getX() + number(), at.getY());
            case 'V' -> path.lineTo(at.getX(), number());
            case 'v' -> path.lineTo(at.getX(), at.getY() + number());
            case 'a' -> halfCircle(at);
            case 'z' -> path.closePath();
            default -> throw new IllegalArgumentException("figures have no paths with '" + command + "'");
        }
    }

    private void halfCircle(Point2D from) {
        double radius = number();
        next++;
        number();
        number();
        boolean clockwise = number() == 1;
        double across = number();
        double down = number();
        if (Math.abs(Math.hypot(across, down) - 2 * radius) > 1e-6) {
            throw new IllegalArgumentException("figures have no arcs but halves of circles");
        }
        double start = Math.toDegrees(Math.atan2(down, -across));
        path.append(
                new Arc2D.Double(
                        from.getX() + across / 2 - radius, from.getY() + down / 2 - radius, 2 * radius, 2 * radius,
                        start, clockwise ? -180 : 180, Arc2D.OPEN),
                true);
    }

    private double number() {
        return Double.parseDouble(tokens.get(next++));
    }
}
