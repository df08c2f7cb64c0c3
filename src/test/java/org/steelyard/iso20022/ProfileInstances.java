package org.steelyard.iso20022;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Messages made from our own profile schemas: with every element that may stand somewhere, or by chance. They
 * show what the schemas let pass, whatever the rules behind them would say.
 */
final class ProfileInstances {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final String WORDS = "Invented words of any kind, 虚构 вымысел, and so on for a while,"
            + " longer than any line of it could ever be in a message that anybody reads";
    private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("Bic", "ZZHDCNB0"),
            Map.entry("Lei", "ZZINVENTEDBANK000145"), Map.entry("Iban", "CN5600"), Map.entry("Country", "CN"),
            Map.entry("Uetr", "7a562c67-ca16-48ba-b074-65581be6f001"), Map.entry("Day", "2026-11-25"),
            Map.entry("Moment", "2026-11-25T09:30:00+08:00"), Map.entry("CurrencyCode", "CNY"),
            Map.entry("Hour", "14:30:00+08:00"),
            Map.entry("Number", "12.5"), Map.entry("Money", "12.50"), Map.entry("ExchangeRate", "1.25"),
            Map.entry("Count", "1"), Map.entry("xs:boolean", "true"),
            Map.entry("Definition", "pacs.009.001.08"),
            Map.entry("Code3", "ABC"), Map.entry("Code4", "ABCD"), Map.entry("Code5", "ABCDE"),
            Map.entry("[1-9][0-9]{0,4}", "17"), Map.entry("[A-Z0-9]{4}", "PING"),
            Map.entry("[A-Z0-9]{1,10}", "A1"));

    private final String definition;
    private final Map<String, Element> types = new LinkedHashMap<>();
    private final Spec top;

    /** Of the document of this definition, or of the header. */
    ProfileInstances(String definition) {
        this.definition = definition;
        for (Element type : children(read("parts.xsd"))) {
            types.put(type.getAttribute("name"), type);
        }
        top = spec(children(read(definition + ".xsd")).stream()
                .filter(one -> one.getLocalName().equals("element")).findFirst().orElseThrow());
    }

    /**
     * An element of a schema.
     *
     * @param needed whether it must be there
     * @param most how often it may be there; no more than twice, which shows as much and keeps messages small
     * @param isMoney whether it has a currency
     * @param isChoice whether one alone of its parts may be there
     * @param parts what may stand in it; empty if it holds text
     * @param values texts that it may hold
     */
    private record Spec(String name, boolean needed, int most, boolean isMoney, boolean isChoice,
            List<Spec> parts, List<String> values) {
    }

    /** The path of every element with a text that the schema knows, as names from the top. */
    List<List<String>> leaves() {
        List<List<String>> found = new ArrayList<>();
        leaves(top, List.of(), found);
        return found;
    }

    /** The smallest instance that has this leaf, with this text instead of a usual one. */
    String with(List<String> leaf, String text) {
        StringBuilder xml = new StringBuilder();
        write(xml, top, true, new Wish(leaf, text, new SplittableRandom(1), 0));
        return xml.toString();
    }

    /**
     * An instance by chance.
     *
     * @param chance how likely an element that may be left out is there, in hundredths
     */
    String any(SplittableRandom random, int chance) {
        StringBuilder xml = new StringBuilder();
        write(xml, top, true, new Wish(List.of(), "", random, chance));
        return xml.toString();
    }

    private record Wish(List<String> leaf, String text, SplittableRandom random, int chance) {

        boolean isOnPath(Spec spec) {
            return !leaf.isEmpty() && leaf.getFirst().equals(spec.name);
        }

        Wish below(Spec spec) {
            return new Wish(isOnPath(spec) ? leaf.subList(1, leaf.size()) : List.of(), text, random, chance);
        }
    }

    private static void leaves(Spec spec, List<String> above, List<List<String>> found) {
        List<String> here = Stream.concat(above.stream(), Stream.of(spec.name)).toList();
        if (spec.parts.isEmpty()) {
            found.add(here);
        }
        spec.parts.forEach(part -> leaves(part, here, found));
    }

    private void write(StringBuilder xml, Spec spec, boolean isTop, Wish wish) {
        xml.append('<').append(spec.name)
                .append(isTop ? " xmlns=\"" + Envelope.ISO + definition + "\"" : "")
                .append(spec.isMoney ? " Ccy=\"CNY\"" : "").append('>');
        Wish below = wish.below(spec);
        if (spec.parts.isEmpty()) {
            xml.append(wish.isOnPath(spec) && below.leaf.isEmpty()
                    ? wish.text
                    : spec.values.get(wish.random.nextInt(spec.values.size())));
        }
        int chosen = spec.isChoice ? chosen(spec.parts, below) : -1;
        for (int i = 0; i < spec.parts.size(); i++) {
            Spec part = spec.parts.get(i);
            boolean wanted = spec.isChoice
                    ? i == chosen
                    : part.needed || below.isOnPath(part) || wish.random.nextInt(100) < wish.chance;
            int times = wanted && wish.chance > 0 ? 1 + wish.random.nextInt(part.most) : wanted ? 1 : 0;
            for (int n = 0; n < times; n++) {
                write(xml, part, false, below);
            }
        }
        xml.append("</").append(spec.name).append('>');
    }

    private static int chosen(List<Spec> parts, Wish wish) {
        return IntStream.range(0, parts.size()).filter(i -> wish.isOnPath(parts.get(i))).findFirst()
                .orElse(wish.chance > 0 ? wish.random.nextInt(parts.size()) : 0);
    }

    private Spec spec(Element element) {
        String type = element.getAttribute("type");
        Element group = group(element);
        boolean needed = !element.getAttribute("minOccurs").equals("0");
        int most = element.getAttribute("maxOccurs").isEmpty() ? 1 : 2;
        return new Spec(element.getAttribute("name"), needed, most, type.equals("Money"),
                group != null && group.getLocalName().equals("choice"),
                group == null ? List.of() : children(group).stream().map(this::spec).toList(),
                group == null ? values(element, type) : List.of());
    }

    /** The sequence or choice of an element; none if it holds text. */
    private @Nullable Element group(Element element) {
        String type = element.getAttribute("type");
        Element complex = type.isEmpty() ? child(element, "complexType") : types.get(type);
        if (complex == null || !complex.getLocalName().equals("complexType")
                || child(complex, "simpleContent") != null) {
            return null;
        }
        Element sequence = child(complex, "sequence");
        return sequence != null ? sequence : child(complex, "choice");
    }

    private List<String> values(Element element, String type) {
        if (type.startsWith("Text")) {
            int most = Math.min(WORDS.length(), Integer.parseInt(type.substring("Text".length())));
            return List.of("I", WORDS.substring(0, most / 2).strip(), WORDS.substring(0, most).strip());
        }
        if (VALUES.containsKey(type)) {
            return List.of(VALUES.get(type));
        }
        Element simple = Objects.requireNonNull(
                type.isEmpty() ? child(element, "simpleType") : types.get(type));
        Element restriction = Objects.requireNonNull(child(simple, "restriction"));
        return children(restriction).stream().map(facet -> switch (facet.getLocalName()) {
            case "enumeration" -> facet.getAttribute("value");
            case "pattern" -> VALUES.get(facet.getAttribute("value"));
            default -> "invented";
        }).toList();
    }

    private static @Nullable Element child(Element of, String name) {
        return children(of).stream().filter(one -> one.getLocalName().equals(name)).findFirst().orElse(null);
    }

    private static List<Element> children(Element of) {
        List<Element> found = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && XS.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element read(String file) {
        try (InputStream in = ProfileInstances.class.getResourceAsStream(file)) {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(in)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new AssertionError(file, broken);
        }
    }
}
