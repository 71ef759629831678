package org.sdvp.acsi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of data sets (IEC 61850-7-2 clause 13.2.2). */
@Tag("sDset")
class DataSetReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "HP1/LLN0.Meas, Meas, false",
        "@m, m, true",
        "@Mine_2, Mine_2, true",
        "@a2345678901234567890123456789_32, a2345678901234567890123456789_32, true"
    })
    void aName_isOfTheServerOrOfTheAssociation(String text, String name, boolean ofAssociation) {
        DataSetReference reference = new DataSetReference(text);
        assertThat(reference.name()).isEqualTo(name);
        assertThat(reference.isOfAssociation()).isEqualTo(ofAssociation);
        assertThat(reference).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@1a",
                "@_a",
                "@a.b",
                "@a-b",
                "@\u00e4",
                "@a2345678901234567890123456789_323",
                "Meas",
                "HP1/LLN0",
                "HP1/LLN0.Meas.a",
                "HP1/LLN0.@a"
            })
    void anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> new DataSetReference(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
