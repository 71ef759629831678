package org.sdvp.wire.choice;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.command.CommandFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.rpc.RpcFormat;
import org.sdvp.wire.soap.SoapFormat;

/** The formats by their names. */
public final class WireFormats {
    private WireFormats() {}

    /** New ones of all formats, the shortest first. */
    public static List<WireFormat> all() {
        return List.of(new CompactFormat(), new SoapFormat(), new RpcFormat(), new CommandFormat());
    }

    /** The names of all formats, in the order of {@link #all}. */
    public static List<String> names() {
        return all().stream().map(WireFormat::name).toList();
    }

    /**
     * New ones of some formats.
     *
     * @param names in the order wanted
     * @throws IllegalArgumentException naming the formats there are, if a name is none of theirs, comes twice, or if there
     *     is none at all
     */
    public static List<WireFormat> named(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("expected at least one format of " + names());
        }
        List<WireFormat> all = all();
        List<WireFormat> found = new ArrayList<>();
        for (String name : names) {
            WireFormat format = all.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected formats of " + names() + ", but got \"" + name + "\""));
            if (found.contains(format)) {
                throw new IllegalArgumentException("the format " + name + " is named twice");
            }
            found.add(format);
        }
        return List.copyOf(found);
    }
}
