package org.sdvp.wire.tree;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;

/** Lists of what a service reads and writes, and of how it went. */
final class MemberForms {
    /** Name of the member that lists references. */
    static final String REFERENCES = "references";

    /** Name of the member that lists what to write. */
    static final String WRITES = "writes";

    /** Name of the member that lists how it went. */
    static final String RESULTS = "results";

    /** References, one or more. */
    static final Form<List<Fcda>> SOME_REFERENCES = Form.list(Leaves.FCDA, 1);

    /** References, none as well. */
    static final Form<List<Fcda>> ANY_REFERENCES = Form.list(Leaves.FCDA);

    private static final String ERROR = "error";
    private static final String DONE = "ok";

    private static final Form<SetDataValues.Write> WRITE = Form.fields(
            (write, out) ->
                    out.put("reference", Leaves.FCDA, write.reference()).put("value", ValueForm.VALUE, write.value()),
            in -> new SetDataValues.Write(in.get("reference", Leaves.FCDA), in.get("value", ValueForm.VALUE)));

    /** What to write, one or more. */
    static final Form<List<SetDataValues.Write>> SOME_WRITES = Form.list(WRITE, 1);

    /** What to write, nothing as well. */
    static final Form<List<SetDataValues.Write>> ANY_WRITES = Form.list(WRITE);

    /** What was read: each a value, or {@code error} and its word. */
    static final Form<List<AccessResult>> ACCESS_RESULTS =
            Form.list(Form.of(MemberForms::accessResult, MemberForms::accessResult));

    /** How writing went: each {@code ok} or the word of an error. */
    static final Form<List<Optional<ServiceError>>> WRITE_RESULTS =
            Form.list(Form.of(MemberForms::writeResult, MemberForms::writeResult));

    private MemberForms() {}

    private static Tree accessResult(AccessResult result) {
        return result instanceof AccessResult.Failure failure
                ? Tree.Fields.EMPTY.with(ERROR, Words.ERROR.write(failure.error()))
                : ValueForm.VALUE.write(((AccessResult.Value) result).value());
    }

    private static AccessResult accessResult(TreeNode node) {
        FieldsReader in = node.fields();
        AccessResult result = in.has(ERROR)
                ? new AccessResult.Failure(in.get(ERROR, Words.ERROR))
                : new AccessResult.Value(ValueForm.read(in));
        in.end();
        return result;
    }

    private static Tree writeResult(Optional<ServiceError> result) {
        return result.isPresent() ? Words.ERROR.write(result.get()) : new Tree.Text(DONE);
    }

    private static Optional<ServiceError> writeResult(TreeNode node) {
        return node.text().equals(DONE) ? Optional.empty() : Optional.of(Words.ERROR.read(node));
    }
}
