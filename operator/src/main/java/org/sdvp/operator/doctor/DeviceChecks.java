package org.sdvp.operator.doctor;

import java.util.Optional;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.UnreachableException;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.link.EntityTime;
import org.sdvp.xmpp.rights.Explanation;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** One device as the account sees it: in the roster, online, what it gives, its clock, whether it answers. */
final class DeviceChecks {
    /** Any will do: asked are the roles. */
    private static final String REFERENCE = "HP1/LLN0.Beh";

    private final Operator operator;
    private final TimeSource time;
    private final Diagnosis diagnosis;

    DeviceChecks(Operator operator, TimeSource time, Diagnosis diagnosis) {
        this.operator = operator;
        this.time = time;
        this.diagnosis = diagnosis;
    }

    /**
     * Looks at it.
     *
     * @param name full address, bare address, or its local part
     */
    void run(String name) {
        Jid bare = address(name).bare();
        diagnosis.add(contact(bare));
        Device device;
        try {
            device = operator.device(name);
        } catch (UnreachableException e) {
            diagnosis.unreachable(Finding.fail(
                    "device",
                    String.valueOf(e.getMessage()),
                    "see that its agent runs and is logged in (its log says so), and sdvp doctor --config there"));
            return;
        }
        operator.directory()
                .find(device.jid())
                .ifPresent(entry -> diagnosis.add(Finding.ok(
                        "device",
                        device.jid() + " is online; both speak "
                                + entry.format().name())));
        diagnosis.add(roles(device));
        diagnosis.add(clock(device.jid()));
        diagnosis.add(association(device));
    }

    private Jid address(String name) {
        try {
            return Jid.of(
                    name.contains("@") ? name : name + "@" + operator.jid().domain());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Finding contact(Jid bare) {
        Optional<RosterItem> item = operator.connection().roster().item(bare);
        return item.map(entry -> entry.subscription() == RosterItem.Subscription.BOTH
                        ? Finding.ok("contact", bare + " is in the roster, of subscription both")
                        : RosterChecks.subscription("contact", entry))
                .orElseGet(() -> Finding.fail(
                        "contact",
                        bare + " is not in the roster of " + operator.jid().bare(),
                        "enrol it (sdvp enrol), or name this account among its owners"));
    }

    private Finding roles(Device device) {
        String own = operator.jid().bare().toString();
        try {
            Explanation answer = Waiting.on(RightsQuestions.ask(
                    operator.connection(),
                    device.jid(),
                    operator.jid().bare(),
                    REFERENCE,
                    Optional.of("GetDataValues")));
            return answer.roles().isEmpty()
                    ? noRole(own)
                    : Finding.ok(
                            "roles",
                            own + " is in the groups " + String.join(", ", answer.groups())
                                    + " of the device's roster: " + String.join(", ", answer.roles()));
        } catch (StanzaErrorException e) {
            return e.error().condition() == Condition.SERVICE_UNAVAILABLE
                    ? untold(device, own)
                    : Finding.warn("roles", "the device does not say: " + e.getMessage(), "see its log");
        } catch (XmppException e) {
            return Finding.warn("roles", "the device does not say: " + e.getMessage(), "try again; see its log");
        }
    }

    /** Who has no role is answered as if nobody were there; but so is everybody by a device that tells nobody. */
    private static Finding untold(Device device, String own) {
        try {
            Waiting.on(device.association());
            return Finding.ok(
                    "roles",
                    own + " has one, as an association opens; which, this device tells nobody (devices in C do not)");
        } catch (AcsiException e) {
            return noRole(own);
        }
    }

    private static Finding noRole(String own) {
        return Finding.fail(
                "roles",
                "the device gives " + own + " no role",
                "put this account into a group such as \"Service Provider\" of the device's roster, or name it among its"
                        + " owners");
    }

    private Finding clock(Jid device) {
        XmppConnection connection = operator.connection();
        try {
            return ClockCheck.of(
                    "device clock",
                    "the device's clock",
                    Waiting.on(EntityTime.ask(connection, device, time, Doctor.PATIENCE)));
        } catch (XmppException e) {
            return ClockCheck.untold("device clock", "the device", e, "bring its program up to date, or look there");
        }
    }

    private static Finding association(Device device) {
        try {
            Waiting.on(device.association());
            return Finding.ok("association", "opened; sdvp selftest tries every service");
        } catch (AcsiException e) {
            return Finding.fail(
                    "association",
                    "not opened: " + e.getMessage(),
                    "the device's log says why; sdvp explain who may what");
        }
    }
}
