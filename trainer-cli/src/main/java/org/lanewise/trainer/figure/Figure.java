package org.lanewise.trainer.figure;

/** Something that can be drawn as SVG, alone or as a part of a page or of {@link Panels}. */
public interface Figure {
    /** What it shows, in a few words; the name that screen readers say. */
    String title();

    /** What can be seen in it, in a sentence or some, for those who cannot see it. */
    String description();

    /** Width in pixels at which it is meant to be looked at. */
    int width();

    /** Height in pixels at which it is meant to be looked at. */
    int height();

    /** Draws into the rectangle from (0, 0) to (width, height) with the classes of {@link Theme#chartRules}. */
    void draw(Markup svg, int width, int height);

    /** The content of an SVG file. */
    default String svg() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + root("<style>\n" + Theme.variables("svg.lanewise") + Theme.chartRules() + "</style>\n") + "\n";
    }

    /** The element for a page that has {@link Theme#variables} and {@link Theme#chartRules} in its style sheet. */
    default String element() {
        return root("");
    }

    private String root(String style) {
        String name = title().isEmpty() ? description() : title();
        Markup svg = new Markup();
        svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "lanewise", "role", "img",
                "width", Integer.toString(width()), "height", Integer.toString(height()),
                "viewBox", "0 0 " + width() + " " + height(), "aria-label", name).line();
        svg.element("title", name).line().element("desc", description()).line().raw(style);
        svg.empty("rect", "class", "surface", "width", "100%", "height", "100%").line();
        draw(svg, width(), height());
        return svg.close("svg").toString();
    }
}
