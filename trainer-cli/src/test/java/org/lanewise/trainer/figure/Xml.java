package org.lanewise.trainer.figure;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what was written with a parser that refuses whatever is not well-formed. */
public final class Xml {
    private Xml() {}

    public static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + text, e);
        } catch (ParserConfigurationException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All elements of that name, in their order. */
    public static List<Element> elements(String text, String name) {
        NodeList nodes = parse(text).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Those of a class. */
    public static List<Element> elements(String text, String name, String type) {
        return elements(text, name).stream()
                .filter(e -> List.of(e.getAttribute("class").split(" ")).contains(type))
                .toList();
    }
}
