package org.sdvp.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** What a parser other than Aalto may do to the builder. */
class XmlTreeBuilderTest {
    private final XmlTreeBuilder tree = new XmlTreeBuilder(new XmlLimits(4, 40, 4, 4, 20, 20));

    @Test
    void piecesOfText_areJoined() {
        tree.start("urn:x", "a");
        tree.text("1");
        tree.text("2");
        tree.text("3");
        tree.end();
        assertThat(tree.isComplete()).isTrue();
        assertThat(tree.element()).isEqualTo(XmlElement.ofText("urn:x", "a", "123"));
    }

    @Test
    void whiteSpaceAroundChildren_isDropped() {
        tree.text("\n");
        tree.start("", "a");
        tree.text("\n ");
        tree.text(" ");
        tree.start("", "b");
        tree.end();
        tree.text("\n");
        tree.end();
        tree.text("\n");
        assertThat(tree.element())
                .isEqualTo(
                        XmlElement.of("", "a").child(XmlElement.empty("", "b")).build());
    }

    @Test
    void attributesInANamespace_areCountedAndKeptApart() {
        tree.start("", "a");
        tree.attribute("urn:f", "x", "1");
        tree.attribute("urn:g", "x", "1");
        tree.attribute("", "x", "2");
        tree.attribute("urn:h", "x", "1");
        WireException fault = catchThrowableOfType(WireException.class, () -> tree.attribute("urn:i", "x", "1"));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        tree.end();
        assertThat(tree.element().attributes()).hasSize(1).containsEntry("x", "2");
        assertThat(tree.element().qualified()).hasSize(3);
        assertThat(tree.element().attribute("urn:g", "x")).contains("1");
    }

    @Test
    void anAttributeOfANamespaceTwice_isRefused() {
        tree.start("", "a");
        tree.attribute("urn:f", "x", "1");
        WireException fault = catchThrowableOfType(WireException.class, () -> tree.attribute("urn:f", "x", "1"));
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
    }

    @Test
    void anAttributeTwice_isRefused() {
        tree.start("", "a");
        tree.attribute("", "x", "1");
        WireException fault = catchThrowableOfType(WireException.class, () -> tree.attribute("", "x", "1"));
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
    }

    @Test
    void theWholeOfManyPieces_isBounded() {
        tree.start("", "a");
        tree.text("1234567890");
        tree.text("1234567890");
        WireException fault = catchThrowableOfType(WireException.class, () -> tree.text("1"));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        assertThat(fault).hasMessageContaining("at most 20 characters of text");
    }

    @Test
    void theWholeElement_isBounded() {
        tree.start("", "a");
        tree.start("", "b");
        tree.text("1234567890123456789");
        tree.end();
        tree.start("", "c");
        WireException fault = catchThrowableOfType(WireException.class, () -> tree.text("1234567890123456789"));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        assertThat(fault.path()).isEqualTo("a/c");
    }

    @Test
    void forbiddenCharactersThatAParserLetsPass_areNotWellFormed() {
        tree.start("", "a");
        tree.start("", "b");
        tree.text("\u0001");
        WireException fault = catchThrowableOfType(WireException.class, tree::end);
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
        assertThat(fault.path()).isEqualTo("a/b");
    }

    @Test
    void anElementThatHasNotEnded_isNotGiven() {
        tree.start("", "a");
        assertThat(tree.isComplete()).isFalse();
        assertThatThrownBy(tree::element)
                .isInstanceOf(WireException.class)
                .hasMessage("not-well-formed at a: the input ends before the element");
    }

    @Test
    void anEndWithoutABeginning_isACallersMistake() {
        assertThatThrownBy(tree::end).isInstanceOf(IllegalStateException.class);
    }
}
