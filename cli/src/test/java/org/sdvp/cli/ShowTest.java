package org.sdvp.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowTest {
    @TempDir
    Path home;

    @Test
    void show() {
        try (TestNet net = new TestNet(home)) {
            net.online("hp01@sdvp.test/pump");
            for (String c : new String[] {
                "devices",
                "devices --json",
                "devices -a",
                "browse hp01",
                "browse hp01 HP1/RoomSTMP1",
                "browse hp01 --depth 1 --json",
                "browse hp01 RoomSTMP1 --values",
                "read hp01 HP1/RoomSTMP1.Tmp[MX]",
                "read hp01 HP1/RoomSTMP1.Tmp KPMP1.OpCtl ComfMinFSPT1",
                "read hp01 RoomSTMP1.Tmp --json",
                "read hp01 RoomSTMP1.Tmp[MX] NoSTMP1.Tmp RoomSTMP1.Tmpx",
                "read --json hp01 NoSTMP1.Tmp",
                "write hp01 LPHD1.PhyNam.owner me",
                "write hp01 LPHD1.PhyNam me",
                "write --json hp01 LPHD1.PhyNam.owner me2",
                "operate hp01 KPMP1.OpCtl on",
                "operate hp01 ComfMinFSPT1.SptVal 20.5 --check interlock",
                "operate hp01 ComfMinFSPT1.SptVal 99",
                "operate --json hp01 ComfMinFSPT1.SptVal 19",
                "operate hp01 ComfMinFSPT1.SptVal warm",
                "operate hp01 DHTP1.OpMod x",
                "watch hp01 RoomSTMP1.Tmp[MX] KPMP1.OpCtl[ST] --count 2 --every 10ms",
                "watch --json hp01 RoomSTMP1.Tmp.mag --count 2 --every 10ms",
                "read hp99 LLN0",
                "operate hp01 LLN0.Mod off",
                "nope",
                "complete hp01",
                "read hp01 a..b"
            }) {
                TestNet.Run r = net.run(c.split(" "));
                System.out.println("\n$ sdvp " + c + "\n" + r.out() + (r.err().isEmpty() ? "" : "[err] " + r.err())
                        + "[" + r.exitCode() + "]");
            }
        }
    }
}
