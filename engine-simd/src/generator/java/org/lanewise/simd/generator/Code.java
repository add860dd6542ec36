package org.lanewise.simd.generator;

/**
 * Java source under construction, with places like {@code @rows@} to be filled in.
 *
 * @param text the source so far
 */
record Code(String text) {
    Code with(String place, Object value) {
        return new Code(text.replace("@" + place + "@", value.toString()));
    }

    /** The finished source, set in by its braces; a line that goes on with a statement is set in twice more. */
    String source() {
        StringBuilder source = new StringBuilder();
        int depth = 0;
        boolean goesOn = false;
        for (String line : text.lines().map(String::strip).toList()) {
            depth -= line.startsWith("}") ? 1 : 0;
            if (!line.isEmpty()) {
                source.append("    ".repeat(depth + (goesOn ? 2 : 0))).append(line);
            }
            source.append('\n');
            depth += line.endsWith("{") ? 1 : 0;
            goesOn = !line.isEmpty() && !line.startsWith("@") && !line.matches(".*([;{}]|\\*/)");
        }
        return source.toString();
    }
}
