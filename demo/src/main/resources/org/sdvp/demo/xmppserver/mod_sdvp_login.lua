-- Prosody 0.12: login by client certificate beside login by password, and SCRAM bound to the TLS channel.
--
-- Adds to whatever "authentication" is set:
--   * SASL EXTERNAL (XEP-0178) for whoever shows a certificate that chains to "cafile" of the option "ssl" and names an
--     account of the host as id-on-xmppAddr; needs verify = { "peer", "client_once" } there
--   * SCRAM-*-PLUS with tls-exporter (RFC 9266) and tls-server-end-point (RFC 5929), announced as XEP-0440 says

local array = require "util.array";
local jid_prepped_split = require "util.jid".prepped_split;
local usermanager = require "core.usermanager";
local ssl = require "ssl";
local hex_decode = require "util.hex".decode or require "util.hex".from;

local host = module.host;
local subject_alternative_name = "2.5.29.17";
local xmpp_address = "1.3.6.1.5.5.7.8.5";

local function socket_of(session)
	return session.secure and session.conn and session.conn:socket() or nil;
end

-- The account of this host that the certificate of a client is for; nil if it shows none, or none that is in order.
local function account_of(session, wanted)
	local socket = socket_of(session);
	local certificate = socket and socket.getpeercertificate and socket:getpeercertificate();
	if not certificate or not socket:getpeerverification() then return nil; end
	local names = certificate:extensions()[subject_alternative_name];
	for _, address in ipairs(names and names[xmpp_address] or {}) do
		local name, domain, resource = jid_prepped_split(address);
		local fits = not wanted or wanted == "" or wanted == address;
		if name and domain == host and not resource and fits and usermanager.user_exists(name, host) then
			return name;
		end
	end
	return nil;
end

-- The hash that RFC 5929 4.1 asks for, of the certificate that this host shows; nil if there is none.
local function certificate_hash()
	local options = module:get_option("ssl");
	local file = options and options.certificate and io.open(options.certificate);
	if not file then return nil; end
	local certificate = ssl.loadcertificate(file:read("*a"));
	file:close();
	local signature = certificate:getsignaturename():lower();
	local hash = signature:match("sha%d%d%d") or ((signature:match("sha1") or signature:match("md5")) and "sha256");
	return hash and hex_decode(certificate:digest(hash)) or nil;
end

local end_point = certificate_hash();

local function bindings_of(session)
	local socket = socket_of(session);
	local bindings = {};
	if not socket then return bindings; end
	if end_point then
		bindings["tls-server-end-point"] = function() return end_point; end
	end
	local information = socket.info and socket:info() or {};
	if socket.exportkeyingmaterial and information.protocol == "TLSv1.3" then
		bindings["tls-exporter"] = function()
			return socket:exportkeyingmaterial("EXPORTER-Channel-Binding", 32, "");
		end
	end
	return bindings;
end

local function extended(handler, session)
	local bindings = bindings_of(session);
	for name, data in pairs(bindings) do
		handler:add_cb_handler(name, data);
	end
	local own = handler.mechanisms;
	function handler:mechanisms()
		local offered = own(self);
		if next(bindings) then
			for name in pairs(self.mechs) do
				if name:match("^SCRAM%-.*%-PLUS$") then offered[name] = true; end
			end
		end
		return offered;
	end
	if account_of(session) then
		handler.mechs.EXTERNAL = true;
		handler.profile.external = function(wanted)
			local name = account_of(session, wanted);
			return name, name and true or nil;
		end
	end
	return handler;
end

local provider = usermanager.get_provider(host);
local get_sasl_handler = provider.get_sasl_handler;

function provider.get_sasl_handler(session)
	return extended(get_sasl_handler(session), session);
end

function module.unload()
	provider.get_sasl_handler = get_sasl_handler;
end

module:hook("stream-features", function(event)
	local names = array();
	if not event.origin.username then
		for name in pairs(bindings_of(event.origin)) do names:push(name); end
	end
	if #names > 0 then
		event.features:tag("sasl-channel-binding", { xmlns = "urn:xmpp:sasl-cb:0" });
		for _, name in ipairs(names:sort()) do
			event.features:tag("channel-binding", { type = name }):up();
		end
		event.features:up();
	end
end);
