package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What {@link Theme#chartRules} says of an element of a figure, in light colours. */
final class StyleRules {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
    private static final String ROOT = "svg.lanewise";

    /** Those that say less of an element come first, so that the others hold. */
    private final List<Rule> rules = new ArrayList<>();

    StyleRules() {
        Matcher rule = RULE.matcher(Theme.chartRules());
        while (rule.find()) {
            Map<String, String> properties = properties(rule.group(2));
            for (String selector : rule.group(1).strip().split(",")) {
                String target = selector.strip().substring(ROOT.length()).strip();
                if (!target.isEmpty()) {
                    rules.add(new Rule(
                            target.replaceFirst("\\..*", ""), target.replaceFirst("^[^.]*\\.?", ""), properties));
                }
            }
        }
        rules.sort(Comparator.comparingInt(Rule::weight));
    }

    /**
     * What holds for some elements.
     *
     * @param element its name; "" for any
     * @param type its class; "" for any
     */
    private record Rule(String element, String type, Map<String, String> properties) {
        int weight() {
            return (type.isEmpty() ? 0 : 2) + (element.isEmpty() ? 0 : 1);
        }

        boolean holdsFor(Element each) {
            return (element.isEmpty() || element.equals(each.getTagName()))
                    && (type.isEmpty() || List.of(each.getAttribute("class").split(" ")).contains(type));
        }
    }

    /** All properties of an element: its attributes, over them the rules, over these its own style. */
    Map<String, String> of(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            properties.put(
                    element.getAttributes().item(i).getNodeName(), element.getAttributes().item(i).getNodeValue());
        }
        rules.stream().filter(rule -> rule.holdsFor(element)).forEach(rule -> properties.putAll(rule.properties()));
        properties.putAll(properties(element.getAttribute("style")));
        return properties;
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : text.split(";")) {
            int colon = property.indexOf(':');
            if (colon > 0) {
                String value = VARIABLE.matcher(property.substring(colon + 1))
                        .replaceAll(variable -> Theme.light(variable.group(1)));
                properties.put(property.substring(0, colon).strip(), value.strip());
            }
        }
        return properties;
    }
}
