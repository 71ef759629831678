package org.sdvp.wire.rpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlCharacters;

/**
 * A refusal as the one text that a fault of XML-RPC has beside its number: {@code Operate k3f9/7: access-violation,
 * blocked-by-mode: Beh is off}. Service, association (nothing for none), a slash and the invoke id, the error, the cause
 * if there is one, the detail if there is one.
 */
final class RefusalText {
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z]+) ([A-Za-z0-9-]*)/([0-9]+): ([a-z-]+)(?:, ([a-z0-9-]+))?(?:: (.*))?", Pattern.DOTALL);

    private RefusalText() {}

    /** The text. */
    static String of(Optional<String> associationId, int invokeId, Refusal refusal) {
        return refusal.name().text() + " " + associationId.orElse("") + "/" + invokeId + ": "
                + refusal.error().text()
                + refusal.addCause().map(AddCause::text).map(", "::concat).orElse("")
                + (refusal.detail().isEmpty() ? "" : ": " + XmlCharacters.carryable(refusal.detail()));
    }

    /**
     * Reads the text.
     *
     * @return the message as a tree, whose parts may still be wrong; empty if the text is of another form
     */
    static Optional<Tree.Fields> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Tree.Fields refusal = Tree.Fields.EMPTY.with("error", new Tree.Text(form.group(4)));
        if (form.group(5) != null) {
            refusal = refusal.with("addCause", new Tree.Text(form.group(5)));
        }
        refusal = refusal.with("detail", new Tree.Text(form.group(6) == null ? "" : form.group(6)));
        Tree.Fields message = Tree.Fields.EMPTY
                .with(MessageTree.SERVICE, new Tree.Text(form.group(1)))
                .with(MessageTree.INVOKE_ID, new Tree.Text(form.group(3)))
                .with(MessageTree.REFUSAL, refusal);
        return Optional.of(
                form.group(2).isEmpty()
                        ? message
                        : message.with(MessageTree.ASSOCIATION_ID, new Tree.Text(form.group(2))));
    }
}
