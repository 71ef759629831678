import jakarta.xml.bind.JAXBElement;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.WebServiceException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.xml.datatype.DatatypeFactory;
import sdvp.acsi._1.*;
import sdvp.acsi._1.wsdl.AcsiClient;
import sdvp.acsi._1.wsdl.AcsiServer;
import sdvp.acsi._1.wsdl.Device;
import sdvp.acsi._1.wsdl.ServiceErrorFault;

/** What somebody writes who has the WSDL, a SOAP toolkit and nothing of ours. Tells in lines what came back. */
public final class Stranger {
    private final List<String> heard = new ArrayList<>();
    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final AcsiServer device;
    private final ObjectFactory make = new ObjectFactory();
    private String association = "";
    private int invokeId;

    private Stranger(AcsiServer device) {
        this.device = device;
    }

    public static List<String> talk(URL wsdl, String deviceAddress, String ownAddress) throws Exception {
        AcsiServer device = new Device(wsdl).getAcsiServer();
        ((BindingProvider) device)
                .getRequestContext()
                .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, deviceAddress);
        Stranger stranger = new Stranger(device);
        Endpoint listening = Endpoint.create(new Unasked(stranger.reports));
        listening.publish(ownAddress);
        stranger.talk();
        listening.stop();
        return stranger.heard;
    }

    private void talk() throws Exception {
        associate();
        browse();
        read();
        write();
        dataSets();
        control();
        report();
        release();
    }

    private void associate() throws ServiceErrorFault {
        Associate request = make.createAssociate();
        request.setI(++invokeId);
        request.setSize(32768);
        request.setCalls(3);
        Associate answer = device.associate(request);
        association = answer.getA();
        heard.add("associated: " + answer.getSize() + " octets, " + answer.getCalls() + " calls, reads "
                + List.of(answer.getServices().split(" ")).contains("GetDataValues"));
    }

    private void browse() throws ServiceErrorFault {
        GetServerDirectory request = make.createGetServerDirectory();
        request.setA(association);
        request.setI(++invokeId);
        request.setClazz("logical-device");
        heard.add("devices: " + device.getServerDirectory(request).getN());

        GetDataDefinition define = make.createGetDataDefinition();
        define.setA(association);
        define.setI(++invokeId);
        define.setR("HP1/GGIO1.AnIn1");
        DataObject definition = device.getDataDefinition(define).getDo();
        List<String> children = new ArrayList<>();
        for (Object child : definition.getChildren()) {
            DataAttribute attribute = (DataAttribute) child;
            children.add(attribute.getN() + "[" + attribute.getFc() + "] " + attribute.getT().value());
        }
        heard.add("definition: " + definition.getN() + " " + definition.getCdc() + " " + children);
    }

    private void read() {
        heard.add("read: " + values("HP1/GGIO1.AnIn1[MX]", "HP1/GGIO1.NoSuch[MX]", "HP1/GGIO1.AnIn1.d[DC]"));
        heard.add("refused: " + refusal(() -> {
            GetDataValues request = make.createGetDataValues();
            request.setA("nobody");
            request.setI(++invokeId);
            request.getReferences().add("HP1/GGIO1.AnIn1[MX]");
            device.getDataValues(request);
        }));
        GetDataValues malformed = make.createGetDataValues();
        malformed.setA(association);
        malformed.setI(++invokeId);
        malformed.getReferences().add("no reference");
        try {
            device.getDataValues(malformed);
            heard.add("malformed: taken");
        } catch (WebServiceException e) {
            // A fault that the WSDL does not name, since it is the message that was refused and not the service.
            heard.add("malformed: " + e.getMessage().substring(e.getMessage().indexOf("bad-value")));
        } catch (ServiceErrorFault e) {
            heard.add("malformed: refused as a service");
        }
    }

    private String values(String... references) {
        GetDataValues request = make.createGetDataValues();
        request.setA(association);
        request.setI(++invokeId);
        request.getReferences().addAll(List.of(references));
        try {
            return texts(device.getDataValues(request).getResults());
        } catch (ServiceErrorFault e) {
            return describe(e);
        }
    }

    private static String texts(List<JAXBElement<?>> results) {
        List<String> texts = new ArrayList<>();
        for (JAXBElement<?> result : results) {
            texts.add(result.getName().getLocalPart() + "=" + text(result.getValue()));
        }
        return String.join(" ", texts);
    }

    private static String text(Object value) {
        if (value instanceof Values structure) {
            return "(" + texts(structure.getValues()) + ")";
        }
        return value instanceof TimestampOrSame time ? time.getValue() + "/" + time.getQ() : String.valueOf(value);
    }

    private void write() throws ServiceErrorFault {
        SetDataValues request = make.createSetDataValues();
        request.setA(association);
        request.setI(++invokeId);
        SetDataValues.W number = make.createSetDataValuesW();
        number.setR("HP1/GGIO1.IntSet1.setVal[SP]");
        number.setI32(7);
        SetDataValues.W wrong = make.createSetDataValuesW();
        wrong.setR("HP1/GGIO1.IntSet1.setVal[SP]");
        wrong.setF(1e10f);
        request.getW().addAll(List.of(number, wrong));
        List<String> results = new ArrayList<>();
        for (Object result : device.setDataValues(request).getResults()) {
            results.add(result instanceof SetDataValues.Ok ? "ok" : "err=" + result);
        }
        heard.add("written: " + results + ", now " + values("HP1/GGIO1.IntSet1.setVal[SP]"));
    }

    private void dataSets() throws ServiceErrorFault {
        CreateDataSet create = make.createCreateDataSet();
        create.setA(association);
        create.setI(++invokeId);
        create.setR("@mine");
        create.getReferences().addAll(List.of("HP2/GGIO1.Cnt00[ST]", "HP1/GGIO1.AnIn1.mag[MX]"));
        CreateDataSet created = device.createDataSet(create);
        heard.add("created: " + created.getReferences());

        GetDataSetValues read = make.createGetDataSetValues();
        read.setA(association);
        read.setI(++invokeId);
        read.setR("@mine");
        heard.add("data set: " + device.getDataSetValues(read).getResults().size() + " members");
    }

    private void control() throws Exception {
        Command on = command("HP1/GGIO1.SPCSO1");
        on.getCtlVal().setB("true");
        device.operate(on);
        heard.add("operated: " + values("HP1/GGIO1.SPCSO1.stVal[ST]"));
        Command wrong = command("HP1/GGIO1.ISCSO1");
        wrong.getCtlVal().setI32(10);
        heard.add("refused: " + refusal(() -> device.operate(wrong)));
    }

    private Command command(String control) throws Exception {
        Command command = make.createCommand();
        command.setA(association);
        command.setI(++invokeId);
        command.setR(control);
        command.setCtlNum((short) 1);
        command.setCtlVal(make.createTimeActivatedOperateCtlVal());
        TimeActivatedOperate.Origin origin = make.createTimeActivatedOperateOrigin();
        origin.setOrCat((short) 3);
        origin.setValue("stranger");
        command.setOrigin(origin);
        Timestamp now = make.createTimestamp();
        now.setValue(DatatypeFactory.newInstance()
                .newXMLGregorianCalendar(java.time.Instant.now()
                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                        .toString()));
        command.setT(now);
        return command;
    }

    private void report() throws Exception {
        SetURCBValues enable = make.createSetURCBValues();
        enable.setA(association);
        enable.setI(++invokeId);
        enable.setR("HP2/LLN0.Live01");
        enable.setRptEna("true");
        device.setURCBValues(enable);
        SetURCBValues ask = make.createSetURCBValues();
        ask.setA(association);
        ask.setI(++invokeId);
        ask.setR("HP2/LLN0.Live01");
        ask.setGi("true");
        device.setURCBValues(ask);
        Report report = reports.poll(20, TimeUnit.SECONDS);
        heard.add(report == null
                ? "no report"
                : "report: of this association " + report.getA().equals(association) + ", " + report.getDataSet() + ", "
                        + report.getM().size() + " members, " + report.getM().get(0).getReason());
    }

    private void release() throws ServiceErrorFault {
        Release release = make.createRelease();
        release.setA(association);
        release.setI(++invokeId);
        heard.add("released: " + device.release(release).getA().equals(association));
        heard.add("refused: " + values("HP1/GGIO1.AnIn1[MX]"));
    }

    private interface Call {
        void run() throws ServiceErrorFault;
    }

    private static String refusal(Call call) {
        try {
            call.run();
            return "not at all";
        } catch (ServiceErrorFault e) {
            return describe(e);
        }
    }

    private static String describe(ServiceErrorFault fault) {
        ServiceError error = fault.getFaultInfo();
        return error.getS() + " e=" + error.getE() + " c=" + error.getC();
    }

    /** Hears what the device says unasked. */
    @jakarta.jws.WebService(
            endpointInterface = "sdvp.acsi._1.wsdl.AcsiClient",
            targetNamespace = "urn:sdvp:acsi:1:wsdl",
            serviceName = "Operator",
            portName = "AcsiClient")
    @jakarta.xml.ws.BindingType(jakarta.xml.ws.soap.SOAPBinding.SOAP12HTTP_BINDING)
    public static final class Unasked implements AcsiClient {
        private final LinkedBlockingQueue<Report> reports;

        Unasked(LinkedBlockingQueue<Report> reports) {
            this.reports = reports;
        }

        @Override
        public void abort(Abort message) {}

        @Override
        public void commandTermination(CommandTermination message) {}

        @Override
        public void report(Report message) {
            reports.add(message);
        }
    }
}
