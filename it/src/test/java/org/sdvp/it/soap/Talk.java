package org.sdvp.it.soap;

import java.util.List;

/** What the stranger's program hears from a device with the model of the contract, line by line. */
public final class Talk {
    /** For a client that the roster calls a service provider. */
    public static final List<String> EXPECTED = List.of(
            "associated: 32768 octets, 3 calls, reads true",
            "devices: [HP1, HP2, HP3]",
            "definition: AnIn1 MV [mag[MX] st, q[MX] q, t[MX] t, d[DC] vs]",
            "read: st=(st=(f=21.5) q=[] t=2026-01-01T00:00:00.50000006Z/8a) err=1 vs=flow",
            "refused: GetDataValues e=4 c=null",
            "malformed: bad-value at Envelope/Body/getDataValues/r: expected a reference with functional constraint such as"
                    + " HP1/STMP1.Tmp[MX], but got \"no reference\"",
            "written: [ok, err=10], now i32=7",
            "created: []",
            "data set: 2 members",
            "operated: b=true",
            "refused: Operate e=4 c=10",
            "report: of this association true, HP2/LLN0.Count, 20 members, [gi]",
            "released: true",
            "refused: GetDataValues e=4 c=null");

    private Talk() {}
}
