package org.sdvp.it.c;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Where the pipe of a client in C ends: hands on its messages, which are {@code compact}, and hands back what comes. */
final class FarEnd implements ClientTransport.Listener {
    private final WireFormat format = new CompactFormat();
    private final XmlReader reader = new XmlReader();
    private final CProgram client;
    private final ClientTransport onwards;

    FarEnd(CProgram client, ClientTransport onwards) {
        this.client = client;
        this.onwards = onwards;
        onwards.listener(this);
    }

    /** Takes a line of the client; false if it is none for the device. */
    boolean take(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("request")) {
            onwards.send(format.decodeRequest(reader.read(words[2])))
                    .whenComplete((response, failure) -> client.say(
                            failure == null
                                    ? "response " + words[1] + " " + xml(response)
                                    : "no-response " + words[1] + " " + failure.getMessage()));
        } else if (words[0].equals("message")) {
            onwards.send(format.decodeUnconfirmed(reader.read(line.substring("message ".length()))));
        } else {
            return false;
        }
        return true;
    }

    private String xml(AcsiPdu message) {
        return XmlWriter.toString(format.encode(message));
    }

    @Override
    public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
        client.say("unconfirmed " + xml(message));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onPeerGone(String reason) {
        client.say("device-gone " + reason);
    }
}
