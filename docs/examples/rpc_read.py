"""Reads a value of a heat pump by Jabber-RPC: rpc_read.py PROFILE DEVICE REFERENCE

PROFILE is a profile of ./sdvp, such as the one a running demo writes; DEVICE the full address of the heat pump. Needs slixmpp
(Debian: python3-slixmpp). The calls are made by xmlrpc.client of Python itself: Jabber-RPC is XML-RPC in an iq.
"""

import asyncio
import socket
import sys
import xmlrpc.client
from pathlib import Path
from xml.etree import ElementTree

from slixmpp import ClientXMPP

NAMESPACE = "{jabber:iq:rpc}"


def profile(file):
    lines = Path(file).read_text().splitlines()
    entries = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("'") for name, value in entries}


def in_namespace(text):
    """XML-RPC has no namespace, its parent here has one."""
    root = ElementTree.fromstring(text)
    for element in root.iter():
        element.tag = NAMESPACE + element.tag
    return root


def without_namespace(root):
    for element in root.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
    return ElementTree.tostring(root)


async def call(client, device, service, **members):
    iq = client.make_iq_set(ito=device)
    query = ElementTree.Element(NAMESPACE + "query")
    query.append(in_namespace(xmlrpc.client.dumps((members,), "acsi." + service)))
    iq.append(query)
    answer = await iq.send()
    (result,), _ = xmlrpc.client.loads(without_namespace(answer.xml.find(NAMESPACE + "query")[0]))
    return result


async def main(file, device, reference):
    settings = profile(file)
    client = ClientXMPP(settings["jid"], settings["password"])
    client.ca_certs = Path(settings["ca-file"])
    ready = asyncio.get_running_loop().create_future()
    client.add_event_handler("session_start", lambda event: ready.set_result(None), disposable=True)
    # The address, since slixmpp takes the port of a name from the DNS.
    client.connect((socket.gethostbyname(settings["host"]), int(settings["port"])))
    await asyncio.wait_for(ready, 20)
    opened = await call(client, device, "Associate", invokeId=1, maxMessageSize=65536, maxOutstandingCalls=8)
    association = opened["associationId"]
    read = await call(
        client, device, "GetDataValues", associationId=association, invokeId=2, references=[reference])
    print(read["results"])
    await call(client, device, "Release", associationId=association, invokeId=3)
    client.disconnect()
    await client.disconnected


asyncio.run(main(*sys.argv[1:]))
