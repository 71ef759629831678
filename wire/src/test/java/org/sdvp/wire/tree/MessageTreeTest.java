package org.sdvp.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/** The leaves of a tree, and the place and kind of each fault in one. */
class MessageTreeTest {
    private static final Optional<String> ID = Optional.of("k3f9");

    private final MessageTree trees = new MessageTree();

    private static AcsiPdu answer(DataValue value) {
        return new AcsiPdu.Response(ID, 7, new GetDataValues.Response(List.of(new AccessResult.Value(value))));
    }

    private Tree valueOf(DataValue value) {
        Tree results = trees.write(answer(value)).members().get("results");
        return ((Tree.Fields) ((Tree.Items) results).items().get(0)).members().get("value");
    }

    @Test
    void leaves_areOfTheKindOfTheirValue() {
        assertThat(valueOf(DataValue.Bool.TRUE)).isEqualTo(new Tree.Truth(true));
        assertThat(valueOf(new DataValue.Int(BasicType.INT64, Long.MIN_VALUE)))
                .isEqualTo(new Tree.Whole(Long.MIN_VALUE));
        assertThat(valueOf(new DataValue.Float32(0.1f))).isEqualTo(new Tree.Real("0.1"));
        assertThat(valueOf(new DataValue.Float64(Double.NEGATIVE_INFINITY))).isEqualTo(new Tree.Real("-INF"));
        assertThat(valueOf(new DataValue.Octets(BasicType.OCTET_STRING, new byte[] {10, -1})))
                .isEqualTo(new Tree.Bytes(Octets.of(new byte[] {10, -1}), Tree.Spelling.HEXADECIMAL));
        assertThat(valueOf(new DataValue.Bits(BasicType.DBPOS, 2))).isEqualTo(new Tree.Text("10"));
    }

    @Test
    void aTextThatCameAsOctets_isUtf8() {
        Tree.Fields abort = trees.write(new AcsiPdu.Unconfirmed("k3f9", new Abort("")))
                .with("reason", new Tree.Bytes(Octets.of(new byte[] {(byte) 0xc3, (byte) 0xa9}), Tree.Spelling.BASE64));
        assertThat(((AcsiPdu.Unconfirmed) trees.read(abort)).service()).isEqualTo(new Abort("\u00e9"));
    }

    @Test
    void aWholeNumber_isTakenForAFloatingPointOne() {
        Tree tree = JsonReader.read(
                "{'pdu':'response','associationId':'a','service':'GetDataValues','invokeId':'1'}".replace('\'', '"'));
        Tree whole = Tree.Fields.EMPTY.with("type", new Tree.Text("FLOAT32")).with("value", new Tree.Whole(21));
        AcsiPdu read = trees.read(((Tree.Fields) tree).with("results", new Tree.Items(List.of(whole))));
        assertThat(((AcsiPdu.Response) read).service())
                .isEqualTo(new GetDataValues.Response(List.of(new AccessResult.Value(new DataValue.Float32(21)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'pdu':'x'} | bad-value | pdu",
                "{'pdu':'request'} | missing | service",
                "{'pdu':'request','service':'Nothing'} | bad-value | service",
                "{'pdu':'request','service':'Report'} | bad-value | service",
                "{'pdu':'response','service':'Abort'} | bad-value | service",
                "{'pdu':'unconfirmed','service':'Operate'} | bad-value | service",
                "{'pdu':'request','service':'Release','invokeId':'1'} | missing | associationId",
                "{'pdu':'request','service':'Release','associationId':'a'} | missing | invokeId",
                "{'pdu':'request','service':'Release','associationId':'a','invokeId':'0'} | bad-value | invokeId",
                "{'pdu':'request','service':'Release','associationId':'a','invokeId':'01'} | bad-value | invokeId",
                "{'pdu':'request','service':'Release','associationId':'a b','invokeId':'1'} | bad-value | associationId",
                "{'pdu':'request','service':'Release','associationId':['a'],'invokeId':'1'} | bad-value | associationId",
                "{'pdu':'request','service':'Release','associationId':'a','invokeId':'1','x':'y'} "
                        + "| unexpected-element | x",
                "{'pdu':'request','service':'Associate','associationId':'a','invokeId':'1','maxMessageSize':'1024',"
                        + "'maxOutstandingCalls':'1'} | unexpected-element | associationId",
                "{'pdu':'request','service':'GetDataValues','associationId':'a','invokeId':'1','references':[]} "
                        + "| missing | references",
                "{'pdu':'request','service':'GetDataValues','associationId':'a','invokeId':'1','references':"
                        + "['HP1/A.B[MX]','HP1/A.B']} | bad-value | references[2]",
                "{'pdu':'request','service':'GetDataValues','associationId':'a','invokeId':'1','references':'x'} "
                        + "| bad-value | references",
                "{'pdu':'response','service':'GetDataValues','associationId':'a','invokeId':'1','results':"
                        + "[{'type':'ARRAY','value':[{'type':'INT8','value':'0'},{'type':'INT8','value':'128'}]}]} "
                        + "| bad-value | results[1]/value[2]/value",
                "{'pdu':'response','service':'GetDataValues','associationId':'a','invokeId':'1','results':"
                        + "[{'error':'access-violation','value':'1'}]} | unexpected-element | results[1]/value",
                "{'pdu':'response','service':'GetDataValues','associationId':'a','invokeId':'1','results':"
                        + "[{'error':'no-error'}]} | bad-value | results[1]/error",
                "{'pdu':'response','service':'Operate','invokeId':'1','refusal':{'error':'type-conflict'}} "
                        + "| missing | refusal/detail",
                "'text' | bad-value | ``"
            })
    void aFault_isFoundWithCodeAndPath(String json, String code, String path) {
        Tree tree = JsonReader.read(json.replace('\'', '"'));
        WireException fault = catchThrowableOfType(WireException.class, () -> trees.read(tree));
        assertThat(fault).as(json).isNotNull();
        assertThat(fault.error().code() + " at " + fault.path())
                .as(fault.getMessage())
                .isEqualTo(code + " at " + (path == null ? "" : path));
    }

    @Test
    void aValueOfSeventeenLevels_isRefused() {
        DataValue value = DataValue.Bool.TRUE;
        for (int i = 0; i < 16; i++) {
            value = DataValue.Structure.of(value);
        }
        AcsiPdu deepest = answer(value);
        assertThat(trees.read(trees.write(deepest))).isEqualTo(deepest);
        Tree.Fields tree = trees.write(deepest);
        Tree item = ((Tree.Items) tree.members().get("results")).items().get(0);
        Tree deeper =
                Tree.Fields.EMPTY.with("type", new Tree.Text("STRUCTURE")).with("value", new Tree.Items(List.of(item)));
        WireException fault = catchThrowableOfType(
                WireException.class, () -> trees.read(tree.with("results", new Tree.Items(List.of(deeper)))));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
    }
}
