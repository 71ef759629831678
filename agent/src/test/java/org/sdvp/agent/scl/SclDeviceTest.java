package org.sdvp.agent.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.log.MemoryLogStore;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclLimits;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

class SclDeviceTest {
    private static final String FILE = """
            <SCL xmlns="http://www.iec.ch/61850/2003/SCL" version="2007" revision="B" release="4"><Header id="A"/>
            <IED name="A"><Services><DynAssociation max="2"/><DynDataSet max="1" maxAttributes="2"/></Services>
            <AccessPoint name="P"><Server><Authentication/><LDevice inst="LD">
            <LN0 lnClass="LLN0" inst="" lnType="Zero">
            <DataSet name="All"><FCDA ldInst="LD" lnClass="GGIO" lnInst="1" doName="AnIn1" fc="MX"/></DataSet>
            <ReportControl name="R" datSet="All" confRev="1"><TrgOps dchg="true" gi="true"/><OptFields seqNum="true"/>
            <RptEnabled max="1"/></ReportControl>
            <SettingControl numOfSGs="2" actSG="2"/>
            </LN0>
            <LN lnClass="GGIO" inst="1" lnType="Node">
            <DOI name="AnIn1"><SDI name="mag"><DAI name="f"><Val>20</Val></DAI></SDI></DOI>
            <DOI name="SPCSO1"><DAI name="ctlModel"><Val>direct-with-normal-security</Val></DAI></DOI>
            <DOI name="Pos"><DAI name="ctlModel"><Val>sbo-with-enhanced-security</Val></DAI></DOI>
            <DOI name="Tap"><DAI name="ctlModel"><Val>direct-with-normal-security</Val></DAI></DOI>
            <DOI name="Set"><DAI name="ctlModel"><Val>direct-with-normal-security</Val></DAI></DOI>
            <DOI name="Lim"><DAI name="setVal"><Val sGroup="1">11</Val><Val sGroup="2">22</Val></DAI></DOI>
            </LN></LDevice></Server></AccessPoint></IED>
            <DataTypeTemplates>
            <LNodeType id="Zero" lnClass="LLN0"><DO name="Beh" type="Beh"/></LNodeType>
            <LNodeType id="Node" lnClass="GGIO"><DO name="AnIn1" type="MV"/><DO name="SPCSO1" type="SPC"/>
            <DO name="Pos" type="DPC"/><DO name="Tap" type="BSC"/><DO name="Set" type="APC"/><DO name="Lim" type="ING"/>
            </LNodeType>
            <DOType id="Beh" cdc="ENS"><DA name="stVal" bType="Enum" type="Beh" fc="ST" dchg="true"/>
            <DA name="q" bType="Quality" fc="ST" qchg="true"/><DA name="t" bType="Timestamp" fc="ST"/></DOType>
            <DOType id="MV" cdc="MV"><DA name="mag" bType="Struct" type="AV" fc="MX" dchg="true"/>
            <DA name="q" bType="Quality" fc="MX" qchg="true"/><DA name="t" bType="Timestamp" fc="MX"/></DOType>
            <DOType id="SPC" cdc="SPC"><DA name="stVal" bType="BOOLEAN" fc="ST" dchg="true"/>
            <DA name="q" bType="Quality" fc="ST"/><DA name="t" bType="Timestamp" fc="ST"/>
            <DA name="ctlModel" bType="Enum" type="CtlModels" fc="CF"/></DOType>
            <DOType id="DPC" cdc="DPC"><DA name="stVal" bType="Dbpos" fc="ST" dchg="true"/>
            <DA name="q" bType="Quality" fc="ST"/><DA name="t" bType="Timestamp" fc="ST"/>
            <DA name="ctlModel" bType="Enum" type="CtlModels" fc="CF"/></DOType>
            <DOType id="BSC" cdc="BSC"><DA name="valWTr" bType="Struct" type="Step" fc="ST" dchg="true"/>
            <DA name="q" bType="Quality" fc="ST"/><DA name="t" bType="Timestamp" fc="ST"/>
            <DA name="ctlModel" bType="Enum" type="CtlModels" fc="CF"/></DOType>
            <DOType id="APC" cdc="APC"><DA name="mxVal" bType="Struct" type="AV" fc="MX" dchg="true"/>
            <DA name="q" bType="Quality" fc="MX"/><DA name="t" bType="Timestamp" fc="MX"/>
            <DA name="ctlModel" bType="Enum" type="CtlModels" fc="CF"/></DOType>
            <DOType id="ING" cdc="ING"><DA name="setVal" bType="INT32" fc="SG"/></DOType>
            <DAType id="AV"><BDA name="f" bType="FLOAT32"/></DAType>
            <DAType id="Step"><BDA name="posVal" bType="INT8"/><BDA name="transInd" bType="BOOLEAN"/></DAType>
            <EnumType id="Beh"><EnumVal ord="1">on</EnumVal><EnumVal ord="3">test</EnumVal></EnumType>
            <EnumType id="CtlModels"><EnumVal ord="0">status-only</EnumVal>
            <EnumVal ord="1">direct-with-normal-security</EnumVal>
            <EnumVal ord="4">sbo-with-enhanced-security</EnumVal></EnumType>
            </DataTypeTemplates></SCL>
            """;

    private static final ObjectReference NODE = ObjectReference.parse("ALD/GGIO1");

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport loopback = new LoopbackTransport("device");
    private SclDevice device;
    private BlockingAssociation client;

    @BeforeEach
    void begin() {
        device = device(Optional.of(Duration.ofSeconds(1)));
        device.start();
        client = associate("operator", Role.SERVICE_PROVIDER);
    }

    @AfterEach
    void end() {
        client.close();
        device.close();
    }

    private SclDevice device(Optional<Duration> animate) {
        return device(animate, Optional.of(new MemoryLogStore(100)));
    }

    private SclDevice device(Optional<Duration> animate, Optional<LogStore> auditLogs) {
        return new SclDevice(
                SclFile.read(
                                new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)),
                                "test.icd",
                                SclLimits.DEFAULT)
                        .single(),
                loopback.server(),
                new SclDevice.Parts(
                        time,
                        Runnable::run,
                        new SplittableRandom(7),
                        ServerLimits.defaults(),
                        new AcsiServerListener() {},
                        animate,
                        auditLogs));
    }

    private BlockingAssociation associate(String peer, Role role) {
        return BlockingAssociation.associate(
                new AcsiClient(loopback.connect(new Caller(peer, Set.of(role))), ClientSettings.defaults(), time));
    }

    private DataValue read(String fcda) {
        return client.getDataValue(Fcda.parse("ALD/GGIO1." + fcda));
    }

    private static DataValue analogue(float number) {
        return DataValue.Structure.of(new DataValue.Float32(number));
    }

    @Test
    void valuesOfTheFile_areServed_stampedWithTheStart() {
        assertThat(read("AnIn1.mag[MX]")).isEqualTo(analogue(20));
        assertThat(read("AnIn1.t[MX]")).isEqualTo(Timestamp.of(time.now()));
        assertThat(read("SPCSO1.q[ST]")).isEqualTo(Quality.GOOD);
    }

    @Test
    void setting_hasTheValueOfTheActiveGroup_andFollowsTheGroup() {
        assertThat(read("Lim.setVal[SG]")).isEqualTo(new DataValue.Int(BasicType.INT32, 22));
        client.await(client.async().settingGroups().selectActiveSG(ObjectReference.parse("ALD/LLN0.SGCB"), 1));
        assertThat(read("Lim.setVal[SG]")).isEqualTo(new DataValue.Int(BasicType.INT32, 11));
    }

    @Test
    void aSwitch_followsItsCommand() {
        client.operate(NODE.child("SPCSO1"), DataValue.Bool.TRUE);
        assertThat(read("SPCSO1.stVal[ST]")).isEqualTo(DataValue.Bool.TRUE);
    }

    @Test
    void aSetPoint_followsItsCommand() {
        client.operate(NODE.child("Set"), analogue(42.5f));
        assertThat(read("Set.mxVal[MX]")).isEqualTo(analogue(42.5f));
    }

    @Test
    void aTapChanger_goesOneStepUpAndDown() {
        client.operate(NODE.child("Tap"), new DataValue.Bits(BasicType.TCMD, 2));
        client.operate(NODE.child("Tap"), new DataValue.Bits(BasicType.TCMD, 2));
        client.operate(NODE.child("Tap"), new DataValue.Bits(BasicType.TCMD, 1));
        assertThat(read("Tap.valWTr[ST]"))
                .isEqualTo(DataValue.Structure.of(new DataValue.Int(BasicType.INT8, 1), DataValue.Bool.FALSE));
    }

    @Test
    void aBreaker_isSelected_closed_andSaysSo() {
        CompletionStage<Void> closed = client.async()
                .controls()
                .control(NODE.child("Pos"))
                .thenCompose(
                        control -> control.change(DataValue.Bool.TRUE, OperateOptions.NONE, Duration.ofSeconds(5)));
        time.advance(Duration.ofMillis(1));
        client.await(closed);
        assertThat(read("Pos.stVal[ST]")).isEqualTo(new DataValue.Bits(BasicType.DBPOS, 2));
    }

    @Test
    void aCommandForTheTest_isRefusedInModeOn_andChangesNothing() {
        assertThatThrownBy(() ->
                        client.operate(NODE.child("SPCSO1"), DataValue.Bool.TRUE, new OperateOptions(true, Check.NONE)))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        refused -> assertThat(refused.refusal().addCause()).contains(AddCause.BLOCKED_BY_MODE));
        assertThat(read("SPCSO1.stVal[ST]")).isEqualTo(DataValue.Bool.FALSE);
    }

    @Test
    void measuredValues_moveInTheBeat_byLittle() {
        time.advance(Duration.ofSeconds(1));
        DataValue moved = read("AnIn1.mag[MX]");
        float f = ((DataValue.Float32) ((DataValue.Structure) moved).members().get(0)).value();
        assertThat(f).isNotEqualTo(20f).isBetween(19.7f, 20.3f);
        assertThat(read("AnIn1.t[MX]")).isEqualTo(Timestamp.of(time.now()));
        time.advance(Duration.ofSeconds(1));
        assertThat(read("AnIn1.mag[MX]")).isNotEqualTo(moved);
    }

    @Test
    void dataSets_asManyAndAsLongAsTheFileSays() {
        Fcda member = Fcda.parse("ALD/GGIO1.AnIn1[MX]");
        var dataSets = client.async().dataSets();
        assertThatThrownBy(() -> client.await(
                        dataSets.createDataSet(new DataSetReference("@long"), List.of(member, member, member))))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        refused -> assertThat(refused.refusal().error())
                                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT));
        client.await(dataSets.createDataSet(new DataSetReference("@one"), List.of(member)));
        assertThatThrownBy(() -> client.await(dataSets.createDataSet(new DataSetReference("@two"), List.of(member))))
                .isInstanceOf(ServiceErrorException.class);
    }

    @Test
    void associations_asManyAsTheFileSays() {
        associate("second", Role.USER);
        assertThatThrownBy(() -> associate("third", Role.USER)).isInstanceOf(ServiceErrorException.class);
    }

    @Test
    void changesAndRefusals_areInTheAuditLog_forServiceProvidersOnly() {
        client.operate(NODE.child("SPCSO1"), DataValue.Bool.TRUE);
        BlockingAssociation user = associate("user", Role.USER);
        assertThatThrownBy(() -> user.operate(NODE.child("SPCSO1"), DataValue.Bool.FALSE))
                .isInstanceOf(ServiceErrorException.class);

        List<String> records = new ArrayList<>();
        ObjectReference log = ObjectReference.parse("ALD/LLN0.Audit");
        client.await(client.async().logs().queryLogByTime(log, Optional.empty(), Optional.empty(), page -> {
            page.forEach(entry -> records.add(entry.values().stream()
                    .map(member -> member.value().toString())
                    .collect(Collectors.joining(":"))));
            return true;
        }));

        assertThat(records)
                .containsExactly(
                        "operator:Service Provider:Operate:ALD/GGIO1.SPCSO1:false:true:ok:1",
                        "user:User:Operate:ALD/GGIO1.SPCSO1:true:false:access-violation:1");
        assertThat(client.getDataValue(Fcda.parse("ALD/AUDT1.Peer.stVal[ST]"))).hasToString("user");
        assertThatThrownBy(() -> user.getDataValue(Fcda.parse("ALD/AUDT1.Peer.stVal[ST]")))
                .hasMessageContaining("access-violation");
        assertThat(user.await(user.async().getLogicalDeviceDirectory("ALD"))).doesNotContain("AUDT1");
    }

    @Test
    void whoMayWhat_canBeExplained_recordsAreForServiceProviders() {
        AccessPolicy.Access record = new AccessPolicy.Access(
                ServiceName.GET_DATA_VALUES, ObjectReference.parse("ALD/AUDT1.Peer"), Optional.empty());

        assertThat(device.rights().reason(Role.USER, record)).contains("for service providers");
        assertThat(device.rights().reason(Role.SERVICE_PROVIDER, record)).contains("allows");
    }

    @Test
    void withoutAudit_theModelIsThatOfTheFile() {
        device.close();
        device = device(Optional.empty(), Optional.empty());

        assertThat(device.audit()).isEmpty();
        assertThat(device.values().model().logicalNode(ObjectReference.parse("ALD/AUDT1")))
                .isEmpty();
    }

    @Test
    void aUser_mayLook_butNotOperate() {
        BlockingAssociation user = associate("user", Role.USER);
        assertThat(user.getDataValue(Fcda.parse("ALD/GGIO1.AnIn1.mag[MX]"))).isEqualTo(analogue(20));
        assertThatThrownBy(() -> user.operate(NODE.child("SPCSO1"), DataValue.Bool.TRUE))
                .isInstanceOf(ServiceErrorException.class);
        assertThat(read("SPCSO1.stVal[ST]")).isEqualTo(DataValue.Bool.FALSE);
    }
}
