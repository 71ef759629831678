package org.sdvp.xmpp.stanza;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.xml.XmlElement;

/**
 * What an entity says about itself, XEP-0030 clause 3.
 *
 * @param identities each as category, type, language and name with a {@code /} between, as XEP-0115 clause 5.1 writes them
 * @param features namespaces and other names of what it can do
 * @param forms further information (XEP-0128), by FORM_TYPE: names of fields to their values
 * @param isWellFormed whether nothing came twice; else it must not be taken for others with the same hash (XEP-0115 clause
 *     5.4)
 */
public record DiscoInfo(
        List<String> identities,
        Set<String> features,
        Map<String, Map<String, List<String>>> forms,
        boolean isWellFormed) {
    // In the order of their octets, as i;octet of RFC 4790 wants it.
    private static final Comparator<String> OCTETS = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    // By category, then type, then language, then name.
    private static final Comparator<String> IDENTITIES = (one, other) -> {
        String[] ours = one.split("/", 4);
        String[] theirs = other.split("/", 4);
        int found = 0;
        for (int i = 0; found == 0 && i < Math.min(ours.length, theirs.length); i++) {
            found = OCTETS.compare(ours[i], theirs[i]);
        }
        return found;
    };

    private static final Map<String, String> HASHES = Map.of(
            "sha-1", "SHA-1", "sha-224", "SHA-224", "sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    /** Sorts and copies. */
    public DiscoInfo {
        List<String> sorted = new ArrayList<>(identities);
        sorted.sort(IDENTITIES);
        identities = List.copyOf(sorted);
        features = Set.copyOf(features);
        forms = Map.copyOf(forms);
    }

    /** One without further information. */
    public DiscoInfo(Set<String> identities, Set<String> features) {
        this(List.copyOf(identities), features, Map.of(), true);
    }

    /** Reads the answer to a query; what is neither identity nor feature nor form is passed over. */
    public static DiscoInfo of(XmlElement query) {
        List<String> identities = new ArrayList<>();
        List<String> features = new ArrayList<>();
        Map<String, Map<String, List<String>>> forms = new TreeMap<>();
        boolean good = true;
        for (XmlElement child : query.children()) {
            if (child.is(Namespaces.DISCO_INFO, "identity")) {
                identities.add(value(child, "category") + "/" + value(child, "type") + "/"
                        + child.attribute(XmlElement.XML_NAMESPACE, "lang").orElse("") + "/" + value(child, "name"));
            } else if (child.is(Namespaces.DISCO_INFO, "feature")) {
                features.add(value(child, "var"));
            } else if (child.is(DataForm.NAMESPACE, DataFormXml.ELEMENT)) {
                good &= add(child, forms);
            }
        }
        good &= new TreeSet<>(identities).size() == identities.size();
        good &= new TreeSet<>(features).size() == features.size();
        return new DiscoInfo(identities, new TreeSet<>(features), forms, good);
    }

    /** Adds a form that says what it is; one that does not is passed over, as XEP-0115 clause 5.4 wants. */
    private static boolean add(XmlElement element, Map<String, Map<String, List<String>>> forms) {
        DataForm form;
        try {
            form = DataFormXml.read(element);
        } catch (Fault e) {
            return false;
        }
        Optional<FormField> type = form.field(DataForm.FORM_TYPE);
        if (type.isEmpty() || !type.get().type().equals(Optional.of(FieldType.HIDDEN))) {
            return true;
        }
        Map<String, List<String>> fields = new TreeMap<>(OCTETS);
        boolean good = type.get().values().stream().distinct().count() == 1;
        for (FormField field : form.fields()) {
            if (!field.var().equals(DataForm.FORM_TYPE)) {
                List<String> sorted = new ArrayList<>(field.values());
                sorted.sort(OCTETS);
                good &= fields.put(field.var(), sorted) == null;
            }
        }
        return good && forms.put(type.get().values().get(0), fields) == null;
    }

    /** The verification string of XEP-0115 clause 5.1 by SHA-1. */
    public String ver() {
        return ver("sha-1").orElseThrow();
    }

    /**
     * The verification string of XEP-0115 clause 5.1.
     *
     * @param hash name of the hash function, such as {@code sha-256}
     * @return empty if the function is not known
     */
    public Optional<String> ver(String hash) {
        return Optional.ofNullable(HASHES.get(hash)).map(name -> {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance(name).digest(text));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + name, e);
            }
        });
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        identities.forEach(identity -> text.append(identity).append('<'));
        features.stream().sorted(OCTETS).forEach(feature -> text.append(feature).append('<'));
        Map<String, Map<String, List<String>>> sorted = new TreeMap<>(OCTETS);
        sorted.putAll(forms);
        sorted.forEach((type, fields) -> {
            text.append(type).append('<');
            fields.forEach((var, values) -> {
                text.append(var).append('<');
                values.forEach(value -> text.append(value).append('<'));
            });
        });
        return text.toString();
    }

    private static String value(XmlElement element, String attribute) {
        return element.attribute(attribute).orElse("");
    }
}
