package org.sdvp.model.scl.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.ServiceLimits;

/**
 * Writes the ICD of a server: SCL of IEC 61850-6 edition 2.1 (version 2007, revision B, release 4). Reading it gives the
 * same model again. The same model gives the same text, and a type keeps its id when other parts of the model change.
 *
 * <p>Names go in as they are; those that edition 2.1 does not allow, such as a data object of more than 12 characters,
 * make a file that a validator refuses but {@link org.sdvp.model.scl.SclFile} reads.
 */
public final class SclWriter {
    private static final String NAMESPACE = "http://www.iec.ch/61850/2003/SCL";
    private static final String ACCESS_POINT = "AP1";

    private final SclIed ied;
    private final String iedName;
    private final Map<String, String> instByDevice = new LinkedHashMap<>();
    private final Markup out;
    private final TypeTemplates types = new TypeTemplates();
    private final boolean named;

    private SclWriter(SclIed ied, Markup out) {
        this.ied = ied;
        this.out = out;
        this.iedName = iedName(ied.name());
        List<LogicalDevice> devices = ied.model().logicalDevices();
        this.named = !devices.stream().allMatch(device -> device.name().matches(iedName + "[A-Za-z0-9][A-Za-z0-9_]*"));
        devices.forEach(device -> instByDevice.put(
                device.name(), named ? device.name() : device.name().substring(iedName.length())));
    }

    /**
     * Writes the ICD of a model, in UTF-8. The stream is flushed but not closed.
     *
     * @param model whose name becomes that of the IED
     * @param services what the server can do
     * @throws IllegalArgumentException if SCL cannot say it: a server without logical devices, an array of arrays, a data
     *     set member that is not in the model
     * @throws UncheckedIOException if writing fails
     */
    public static void write(ServerModel model, ServiceLimits services, OutputStream stream) {
        write(new SclIed(model.name(), ACCESS_POINT, model, services, List.of(), Optional.empty(), List.of()), stream);
    }

    /** Writes an IED with its values by setting group and its JID; otherwise as the other method. */
    public static void write(SclIed ied, OutputStream stream) {
        if (ied.model().logicalDevices().isEmpty()) {
            throw new IllegalArgumentException("SCL has no server without logical devices, as " + ied.name() + " is");
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        new SclWriter(ied, new Markup(writer)).document();
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write SCL: " + e.getMessage(), e);
        }
    }

    // The name is for people and may hold anything; that of an IED may not.
    private static String iedName(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        String led = letters.matches("[A-Za-z].*") ? letters : "IED" + letters;
        String cut = led.substring(0, Math.min(led.length(), 64));
        return cut.equals("None") ? "IEDNone" : cut;
    }

    private void document() {
        out.open("SCL")
                .attribute("xmlns", NAMESPACE)
                .attribute("version", "2007")
                .attribute("revision", "B")
                .attribute("release", "4");
        out.open("Header").attribute("id", iedName).attribute("toolID", "SDVP").close();
        ied.jid().ifPresent(this::communication);
        out.open("IED").attribute("name", iedName);
        new ServicesWriter(out).write(ied.services());
        out.open("AccessPoint").attribute("name", accessPoint());
        out.open("Server");
        out.open("Authentication").close();
        ControlBlockWriter blocks = new ControlBlockWriter(out, ied.model(), instByDevice);
        InstanceWriter values = new InstanceWriter(out, ied.settings());
        for (LogicalDevice device : ied.model().logicalDevices()) {
            device(device, blocks, values);
        }
        out.close().close().close();
        types.write(out);
        out.close();
    }

    private void communication(String jid) {
        out.open("Communication");
        out.open("SubNetwork").attribute("name", "XMPP").attribute("type", "8-XMPP");
        out.open("ConnectedAP").attribute("iedName", iedName).attribute("apName", accessPoint());
        out.open("Address").open("P").attribute("type", "JID").close(jid).close();
        out.close().close().close();
    }

    private String accessPoint() {
        return ied.accessPoint().matches("[A-Za-z0-9][A-Za-z0-9_]{0,31}") ? ied.accessPoint() : ACCESS_POINT;
    }

    private void device(LogicalDevice device, ControlBlockWriter blocks, InstanceWriter values) {
        out.open("LDevice").attribute("inst", instByDevice.getOrDefault(device.name(), device.name()));
        if (named) {
            out.attribute("ldName", device.name());
        }
        int active = device.logicalNodes()
                .get(0)
                .blocks()
                .settingControl()
                .map(SettingControl::actSG)
                .orElse(1);
        for (LogicalNode node : device.logicalNodes()) {
            boolean zero = node.lnClass().equals("LLN0");
            out.open(zero ? "LN0" : "LN");
            if (!node.prefix().isEmpty()) {
                out.attribute("prefix", node.prefix());
            }
            out.attribute("lnClass", node.lnClass())
                    .attribute("inst", node.inst())
                    .attribute("lnType", types.of(node));
            blocks.writeFirst(node);
            ObjectReference reference = ObjectReference.parse(device.name()).child(node.name());
            node.dataObjects().forEach(object -> values.write(object, reference.child(object.name()), active));
            blocks.writeLast(node);
            out.close();
        }
        out.close();
    }
}
