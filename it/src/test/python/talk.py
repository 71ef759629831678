"""What slixmpp, a library that nobody here wrote, makes of a heat pump.

Reads from standard input, a line each: how many seconds the heat pump's clock is ahead; address, port and CA file of the
XMPP server, the full address of the heat pump; then address and password of a service provider, a user, a vendor and
somebody without a role. Prints a line of JSON for each thing seen.
"""

import asyncio
import json
import logging
import os
import sys
import time
from pathlib import Path

from slixmpp import ClientXMPP
from slixmpp.exceptions import IqError
from slixmpp.plugins.xep_0009.binding import py2xml, xml2fault, xml2py

TIMEOUT = 60
# What is for the test goes there; slixmpp's plug-in xep_0009 prints to standard output too, at every error.
OUT, sys.stdout = sys.stdout, open(os.devnull, "w")


def tell(what, **seen):
    print(json.dumps({"what": what, **seen}, ensure_ascii=False), file=OUT, flush=True)


class Person(ClientXMPP):
    """Somebody with an account, logged in."""

    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password)
        self.ca_certs = Path(ca_file)
        for plugin in ("xep_0004", "xep_0009", "xep_0030", "xep_0050"):
            self.register_plugin(plugin)
        # slixmpp 1.8.3: these two name an attribute that is not there, which sends an error after every answer.
        rpc = self["xep_0009"]
        self.del_event_handler("jabber_rpc_method_response", rpc._on_jabber_rpc_method_response)
        self.del_event_handler("jabber_rpc_method_fault", rpc._on_jabber_rpc_method_fault)
        self.chat = asyncio.Queue()
        self.calls = asyncio.Queue()
        self.add_event_handler("message", self.on_message)
        self.add_event_handler("jabber_rpc_method_call", self.calls.put_nowait)

    def on_message(self, message):
        if message["type"] == "chat" and message["body"]:
            self.chat.put_nowait(message["body"])

    async def log_in(self, address):
        ready = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", lambda event: ready.set_result(None), disposable=True)
        self.add_event_handler("failed_all_auth", lambda event: ready.set_exception(OSError("not let in")))
        self.connect(address)
        await asyncio.wait_for(ready, TIMEOUT)
        await self.get_roster()
        self.send_presence()


class Fault(Exception):
    """A fault that came in the place of an answer."""


class Association:
    """Calls of the profile acsi of XEP-0009, docs/wire/rpc.md."""

    def __init__(self, person, device):
        self.person = person
        self.device = device
        self.head = {}
        self.invoke_id = 0

    async def call(self, service, **members):
        self.invoke_id += 1
        rpc = self.person["xep_0009"]
        params = py2xml({**self.head, "invokeId": self.invoke_id, **members})
        answer = await rpc.make_iq_method_call(self.device, "acsi." + service, params).send(timeout=TIMEOUT)
        response = answer["rpc_query"]["method_response"]
        if response["fault"] is not None:
            fault = xml2fault(response["fault"])
            raise Fault(str(fault["code"]) + " " + fault["string"])
        return xml2py(response["params"])[0]

    async def associate(self):
        granted = await self.call("Associate", maxMessageSize=65536, maxOutstandingCalls=8)
        self.head = {"associationId": granted["associationId"]}
        return granted

    async def report(self):
        """The next report, acknowledged."""
        iq = await asyncio.wait_for(self.person.calls.get(), TIMEOUT)
        call = iq["rpc_query"]["method_call"]
        report = xml2py(call["params"])[0]
        self.person["xep_0009"].make_iq_method_response(iq["id"], iq["from"], py2xml(True)).send()
        return call["method_name"], report


def floats(value):
    """The numbers in a value, whatever it is made of."""
    if value["type"] == "FLOAT32":
        return [value["value"]]
    return [each for one in value["value"] for each in floats(one)] if isinstance(value["value"], list) else []


async def fault(call):
    """What a call is refused with."""
    try:
        await call
    except Fault as refused:
        return str(refused)
    return "nothing was refused"


async def rpc(person, device, ahead):
    association = Association(person, device)
    granted = await association.associate()
    tell("Associate", calls=granted["maxOutstandingCalls"], operates="Operate" in granted["services"])
    directory = await association.call("GetServerDirectory", objectClass="logical-device")
    tell("GetServerDirectory", names=directory["names"])
    room = "HP1/RoomSTMP1.Tmp"
    read = await association.call("GetDataValues", references=[room + ".mag.f[MX]", room + ".q[MX]", "HP1/No.Tmp[MX]"])
    value, quality, missing = read["results"]
    tell("GetDataValues", type=value["type"], livable=10 < value["value"] < 30, quality=quality["value"], missing=missing)
    location = "HP1/LPHD1.PhyNam.location[DC]"
    text = {"type": "VISIBLE_STRING", "value": "cellar <&> 2"}
    write = await association.call("SetDataValues", writes=[{"reference": location, "value": text}])
    read = await association.call("GetDataValues", references=[location])
    tell("SetDataValues", results=write["results"], read=read["results"][0]["value"])
    urcb = "HP1/LLN0.LiveSpt01"
    await association.call("SetURCBValues", urcb=urcb, rptEna=True)
    tell("SetURCBValues", urcb=urcb)
    control = {
        "control": "HP1/HotWtrFSPT1.SptVal",
        "ctlVal": {"type": "STRUCTURE", "value": [{"type": "FLOAT32", "value": 47.5}]},
        "origin": {"orCat": "remote-control", "orIdent": "slixmpp"},
        "ctlNum": 1,
        "t": f"{int(time.time()) + ahead} 0 10",
        "test": False,
        "check": "00",
    }
    done = await association.call("Operate", **control)
    tell("Operate", service=done["service"])
    values = []
    while 47.5 not in values:
        method, report = await association.report()
        values = [number for member in report["members"] for number in floats(member["value"])]
    tell("Report", method=method, dataSet=report["dataSet"], reasons=report["members"][0]["reasons"])
    control.update(ctlVal={"type": "STRUCTURE", "value": [{"type": "FLOAT32", "value": 99.0}]}, ctlNum=2)
    tell("fault", said=(await fault(association.call("Operate", **control))).replace(association.head["associationId"], "ID"))
    released = await association.call("Release")
    tell("Release", service=released["service"])
    late = await fault(association.call("GetServerDirectory", objectClass="logical-device"))
    tell("fault", code=late.split(" ")[0])
    tell("fault", said=await fault(association.call("Dance")))


class Command:
    """One use of a command, XEP-0050, docs/people.md."""

    def __init__(self, person, device, node):
        self.person = person
        self.device = device
        self.node = node
        self.session = None
        self.answer = None

    async def step(self, action="execute", filled=None):
        form = None
        if filled:
            form = self.person["xep_0004"].make_form(ftype="submit")
            for var, value in filled.items():
                form.add_field(var=var, value=value)
        iq = await self.person["xep_0050"].send_command(
            self.device, self.node, action=action, payload=form, sessionid=self.session, timeout=TIMEOUT)
        self.answer = iq["command"]
        self.session = self.answer["sessionid"]
        return self

    @property
    def notes(self):
        return [kind + ": " + text for kind, text in self.answer["notes"]]

    @property
    def actions(self):
        return sorted(self.answer["actions"])

    @property
    def form(self):
        return self.answer["form"]

    @property
    def fields(self):
        return self.form.get_fields()

    def lines(self):
        return {field["label"]: field.get_value() for field in self.fields.values()}

    def default(self, var):
        return self.fields[var].get_value()


async def walk(person, device, node, *steps):
    """A command from its beginning on, as a list of action and fields."""
    command = await Command(person, device, node).step()
    for action, filled in steps:
        await command.step(action, filled)
    return command


async def listed(person, device):
    commands = await person["xep_0050"].get_commands(device, timeout=TIMEOUT)
    return [node for _, node, _ in commands["disco_items"]["items"] if not node.startswith("acsi/")]


async def refusal(attempt):
    try:
        await attempt
    except IqError as error:
        return error.iq["error"]["type"] + " " + error.condition
    return "nothing was refused"


async def commands(provider, user, vendor, stranger, device):
    for role, person in (("provider", provider), ("user", user), ("vendor", vendor)):
        tell("list", role=role, nodes=sorted(await listed(person, device)))
    tell("list", role="stranger", refused=await refusal(listed(stranger, device)))

    status = await walk(user, device, "status")
    tell("status", status=status.answer["status"], room=status.lines()["Room"], heads=len(status.lines()))
    read = await walk(user, device, "read", ("complete", {"values": ["RoomSTMP1.Tmp", "OutdSTMP1.Tmp"]}))
    tell("read", columns=list(read.form["reported"]), rows=[row["value"] for row in read.form["items"]])

    points = await walk(user, device, "room-temperature")
    low = points.fields["ComfMinFSPT1.SptVal"]
    tell("room-temperature", label=low["label"], required=low["required"], actions=points.actions)
    await points.step("complete", {"ComfMinFSPT1.SptVal": "99", "ComfMaxFSPT1.SptVal": "24"})
    tell("room-temperature", status=points.answer["status"], notes=points.notes)
    await points.step("complete", {"ComfMinFSPT1.SptVal": "18,5", "ComfMaxFSPT1.SptVal": "24"})
    tell("room-temperature", status=points.answer["status"], notes=points.notes)
    tell("status", lowest=(await walk(user, device, "status")).lines()["Room, lowest wanted"])

    mode = await walk(provider, device, "mode", ("complete", {"mode": "extern"}))
    tell("mode", notes=mode.notes)
    tell("mode", forbidden=await refusal(walk(user, device, "mode")))
    tell("dance", refused=await refusal(walk(user, device, "dance")))

    stop = await walk(provider, device, "start-stop")
    tell("start-stop", actions=stop.actions, wanted=stop.default("what"))
    await stop.step("next", {"what": "stop"})
    tell("start-stop", actions=stop.actions, confirmed=stop.default("confirmed"))
    await stop.step("prev")
    tell("start-stop", actions=stop.actions, fields=list(stop.fields))
    await stop.step("next", {"what": "stop"})
    await stop.step("complete", {"confirmed": "0"})
    tell("start-stop", notes=stop.notes)
    sure = await walk(
        provider, device, "start-stop", ("next", {"what": "stop"}), ("complete", {"confirmed": "1"}))
    tell("start-stop", notes=sure.notes)
    gone = await walk(provider, device, "start-stop", ("cancel", {}))
    tell("cancel", status=gone.answer["status"])
    tell("cancel", refused=await refusal(gone.step("next", {"what": "stop"})))

    plan = await walk(user, device, "schedule", ("next", {"schedule": "ComfMinFSCH1"}))
    tell("schedule", title=plan.form["title"], actions=plan.actions)
    await plan.step("complete", {"action": "enter-quarters"})
    first = plan.fields["entry-1"]
    tell("schedule", label=first["label"], default=first.get_value())
    await plan.step("complete", {"entry-1": "17", "entry-2": "19.5"})
    tell("schedule", status=plan.answer["status"], notes=plan.notes)

    history = await walk(
        user, device, "history", ("complete", {"values": ["RoomSTMP1.Tmp"], "hours": "1"}))
    tell("history", status=history.answer["status"])
    totals = await walk(vendor, device, "totals")
    tell("totals", labels=list(totals.lines()))
    lock = await walk(user, device, "lock", ("complete", {"locked": "true"}))
    tell("lock", notes=lock.notes)
    held = await walk(provider, device, "hot-water", ("complete", {"HotWtrFSPT1.SptVal": "45"}))
    tell("hot-water", status=held.answer["status"], notes=held.notes)
    service = await walk(
        provider, device, "acsi/Associate",
        ("complete", {"invokeId": "1", "maxMessageSize": "65536", "maxOutstandingCalls": "1"}))
    tell("acsi/Associate", status=service.answer["status"], granted=service.default("maxOutstandingCalls"))


async def alarms(user, device):
    wanted = await walk(user, device, "alarms", ("complete", {"wanted": "true"}))
    tell("alarms", notes=wanted.notes)
    tell("alarm", said=await asyncio.wait_for(user.chat.get(), TIMEOUT))
    tell("over", said=await asyncio.wait_for(user.chat.get(), TIMEOUT))


async def main():
    ahead, address, port, ca_file, device, *accounts = [line.rstrip("\n") for line in sys.stdin]
    people = [Person(*accounts[i:i + 2], ca_file) for i in range(0, len(accounts), 2)]
    for person in people:
        await person.log_in((address, int(port)))
    provider, user, vendor, stranger = people
    await rpc(provider, device, int(ahead))
    await commands(provider, user, vendor, stranger, device)
    await alarms(user, device)
    for person in people:
        await person.disconnect()


logging.basicConfig(level=logging.ERROR)
# slixmpp leaves tasks behind when it disconnects.
logging.getLogger("asyncio").setLevel(logging.CRITICAL)
asyncio.get_event_loop().run_until_complete(main())
