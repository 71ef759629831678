package org.sdvp.cli.typed;

import org.sdvp.demo.xmppserver.XmppServerKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** XMPP servers to start, as people type them: {@code prosody} or {@code ejabberd}. */
public final class XmppServerText implements ITypeConverter<XmppServerKind> {
    @Override
    public XmppServerKind convert(String text) {
        try {
            return XmppServerKind.ofLabel(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
