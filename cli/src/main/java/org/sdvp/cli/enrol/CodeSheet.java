package org.sdvp.cli.enrol;

import java.util.List;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.enrolment.code.QrCode;
import org.sdvp.enrolment.desk.BoxOrder;

/** Codes on paper: a page (HTML, nothing loaded from elsewhere) with a card for each box, to print and cut. */
final class CodeSheet {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Enrolment codes</title><style>
            body{font:14px/1.4 sans-serif;margin:1em;color:#000;background:#fff}
            article{display:inline-block;vertical-align:top;width:19em;margin:.5em;padding:1em;border:1px dashed #888;break-inside:avoid}
            h2{font-size:1.2em;margin:0} p{margin:.2em 0} svg{width:100%} code{font-size:.6em;word-break:break-all}
            </style></head><body>
            """;

    private CodeSheet() {}

    /** A box and its code. */
    record Card(BoxOrder order, EnrolmentCode code, String until) {}

    static String of(List<Card> cards) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Card card : cards) {
            String text = card.code().text();
            page.append("<article><h2>")
                    .append(escaped(card.order().name()))
                    .append("</h2><p>")
                    .append(escaped(card.order().site()))
                    .append("</p>")
                    .append(QrCode.of(text).svg())
                    .append("<p>once, until ")
                    .append(escaped(card.until()))
                    .append("</p><code>")
                    .append(escaped(text))
                    .append("</code></article>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
