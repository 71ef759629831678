package org.sdvp.enrolment.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

class EnrolmentCodeTest {
    private static final Jid BOX = Jid.of("hp07@sdvp.test");
    private static final Jid DESK = Jid.of("desk@sdvp.test");

    private static EnrolmentCode whole() {
        return EnrolmentCode.fresh(
                BOX,
                DESK,
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 5223)),
                XmppSettings.Tls.DIRECT,
                Optional.of(CertificateAuthority.create("ours").certificate()));
    }

    private static EnrolmentCode bare() {
        return EnrolmentCode.fresh(BOX, DESK, Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
    }

    @Test
    void text_readBack_saysTheSame() {
        for (EnrolmentCode code : new EnrolmentCode[] {whole(), bare()}) {
            EnrolmentCode read = EnrolmentCode.parse(code.text());

            assertThat(read.text()).isEqualTo(code.text());
            assertThat(read.authority()).isEqualTo(code.authority());
            assertThat(read.password().characters()).isEqualTo(code.password().characters());
        }
    }

    @Test
    void codes_ofTheSameBox_haveDifferentPasswords() {
        assertThat(bare().password().characters())
                .isNotEqualTo(bare().password().characters());
    }

    @Test
    void text_brokenIntoLines_isStillRead() {
        String text = whole().text();

        assertThat(EnrolmentCode.parse(" " + text.substring(0, 70) + "\r\n  " + text.substring(70) + "\n")
                        .text())
                .isEqualTo(text);
    }

    @RepeatedTest(20)
    void oneWrongCharacter_isNoticed_andNothingOfThePasswordIsTold(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        String text = whole().text();
        int at = random.nextInt(text.length());
        char wrong = text.charAt(at) == 'x' ? 'y' : 'x';

        assertThatThrownBy(() -> EnrolmentCode.parse(text.substring(0, at) + wrong + text.substring(at + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text.substring(text.indexOf("k=") + 2, text.indexOf("k=") + 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sdvp-enrol:", "https://example.org/?k=1", "sdvp-enrol:hp07@sdvp.test", "hp07@sdvp.test?k=a"
            })
    void somethingElse_isRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> EnrolmentCode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enrolment code");
    }

    @Test
    void qrCode_drawn_isReadByAScannerAsTheText() throws Exception {
        String text = whole().text();
        QrCode code = QrCode.of(text);
        int scale = 4;
        int side = code.size() * scale;
        int[] pixels = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = code.isDark(x / scale, y / scale) ? 0xFF000000 : 0xFFFFFFFF;
            }
        }

        // The picture is the bare code, so nothing has to be found in it first: in some texts the search finds no
        // corner.
        String scanned = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();

        assertThat(scanned).isEqualTo(text);
        assertThat(code.blocks().lines().count()).isEqualTo((code.size() + 1) / 2);
    }

    @Test
    void toString_hidesThePassword() {
        EnrolmentCode code = bare();

        assertThat(code.toString()).doesNotContain(new String(code.password().characters()));
    }
}
