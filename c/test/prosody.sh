#!/bin/sh
# A Prosody of our own on the loopback, for tests: nothing is installed, nothing outside DIRECTORY is written.
#
#   prosody.sh start DIRECTORY PORT DIRECT_TLS_PORT HIBERNATION   waits until it listens; exit code 77: there is no Prosody
#   prosody.sh stop DIRECTORY                                     what it knows of accounts and rosters stays
#   prosody.sh account DIRECTORY NAME PASSWORD                    before the start
#   prosody.sh certificate DIRECTORY NAME                         NAME.pem and NAME.key, by which the account may log in
#   prosody.sh contact DIRECTORY NAME CONTACT GROUP               before the start; CONTACT in NAME's roster, subscribed to
#
# The domain is sdvp.test. DIRECTORY gets ca.pem, and other-ca.pem, by which the server is not certified.
# Prosody is the one that is installed, or the one that ./sdvp has unpacked.
set -eu

domain=sdvp.test
modules=$(cd "$(dirname "$0")/../../demo/src/main/resources/org/sdvp/demo/xmppserver" && pwd)
command=$1
dir=$2

tree() {
    for home in "${SDVP_HOME-}" "${XDG_CACHE_HOME-$HOME/.cache}/sdvp" /var/cache/sdvp; do
        for found in "$home"/packages/prosody-*; do
            if [ -e "$found/usr/bin/prosody" ]; then echo "$found"; return; fi
        done
    done
}

encode() {
    printf %s "$1" | sed 's/%/%25/g; s/@/%40/g; s/\./%2e/g; s/-/%2d/g; s/_/%5f/g'
}

authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$2" \
        -addext basicConstraints=critical,CA:TRUE -keyout "$dir/$1.key" -out "$dir/$1.pem" 2>/dev/null
}

# A certificate of the tests' authority: file, subject, extensions.
certificate() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
        -keyout "$dir/$1.key" -out "$dir/$1.csr" 2>/dev/null
    printf '%s\n' "$3" > "$dir/$1.ext"
    openssl x509 -req -in "$dir/$1.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 30 \
        -extfile "$dir/$1.ext" -out "$dir/$1.pem" 2>/dev/null
}

prepare() {
    [ -e "$dir/ca.pem" ] && return
    mkdir -p "$dir/data/$(encode $domain)/accounts" "$dir/data/$(encode $domain)/roster"
    chmod 700 "$dir"
    authority ca "SDVP test authority"
    authority other-ca "another authority"
    certificate server $domain "subjectAltName=DNS:$domain"
}

configuration() {
    cat <<EOF
data_path = "$dir/data"
pidfile = "$dir/prosody.pid"
certificates = "$dir"
interfaces = { "127.0.0.1" }
c2s_ports = { $1 }
c2s_direct_tls_ports = { $2 }
s2s_ports = { }
s2s_direct_tls_ports = { }
component_ports = { }
http_ports = { }
https_ports = { }
run_as_root = $([ "$(id -u)" = 0 ] && echo true || echo false)
network_settings = { nagle = false }
plugin_paths = { "$modules" }
modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "smacks", "offline", "posix", "sdvp_login" }
modules_disabled = { "s2s" }
smacks_hibernation_time = $3
c2s_stanza_size_limit = 262144
c2s_require_encryption = true
authentication = "internal_hashed"
password_hash = "SHA-256"
disable_sasl_mechanisms = { "DIGEST-MD5", "LOGIN", "PLAIN" }
storage = "internal"
ssl = { key = "$dir/server.key"; certificate = "$dir/server.pem"; cafile = "$dir/ca.pem";
        verify = { "peer", "client_once" }; verifyext = { lsec_ignore_purpose = false } }
log = { info = "$dir/prosody.log" }
VirtualHost "$domain"
EOF
}

start() {
    configuration "$1" "$2" "$3" > "$dir/prosody.cfg.lua"
    packages=$(tree)
    if [ -n "$packages" ]; then
        sed -e "s|^CFG_SOURCEDIR=.*|CFG_SOURCEDIR='$packages/usr/lib/prosody';|" \
            -e "s|^CFG_PLUGINDIR=.*|CFG_PLUGINDIR='$packages/usr/lib/prosody/modules/';|" \
            -e "s|^CFG_CONFIGDIR=.*|CFG_CONFIGDIR='$dir';|" -e "s|^CFG_DATADIR=.*|CFG_DATADIR='$dir/data';|" \
            "$packages/usr/bin/prosody" > "$dir/prosody.lua"
        libraries=$(echo "$packages"/usr/lib/*-linux-*)
        LUA_PATH="$packages/usr/share/lua/5.4/?.lua;$packages/usr/share/lua/5.4/?/init.lua" \
            LUA_CPATH="$libraries/lua/5.4/?.so" LD_LIBRARY_PATH="$libraries:$(echo "$packages"/lib/*-linux-*)" \
            "$packages/usr/bin/lua5.4" "$dir/prosody.lua" --config "$dir/prosody.cfg.lua" -F \
            > "$dir/console.log" 2>&1 < /dev/null &
    elif command -v prosody > /dev/null; then
        prosody --config "$dir/prosody.cfg.lua" -F > "$dir/console.log" 2>&1 < /dev/null &
    else
        echo "no Prosody here: install the package prosody, or run './sdvp demo' once" >&2
        exit 77
    fi
    echo $! > "$dir/pid"
    for _ in $(seq 100); do
        if grep -q "Activated service 'c2s_direct_tls'" "$dir/prosody.log" 2>/dev/null; then return; fi
        kill -0 "$(cat "$dir/pid")" 2>/dev/null || break
        sleep 0.1
    done
    cat "$dir/console.log" "$dir/prosody.log" >&2
    exit 1
}

stop() {
    pid=$(cat "$dir/pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
    rm -f "$dir/pid" "$dir/prosody.log"
}

case $command in
start) prepare; start "$3" "$4" "$5" ;;
stop) stop ;;
account)
    prepare
    printf 'return { ["password"] = "%s"; };\n' "$4" > "$dir/data/$(encode $domain)/accounts/$(encode "$3").dat"
    ;;
certificate)
    prepare
    certificate "$3" "$3" "extendedKeyUsage=clientAuth
subjectAltName=otherName:1.3.6.1.5.5.7.8.5;UTF8:$3@$domain"
    ;;
contact)
    prepare
    file="$dir/data/$(encode $domain)/roster/$(encode "$3").dat"
    [ -e "$file" ] || printf 'return {\n[false] = { ["version"] = 1; };\n};\n' > "$file"
    sed -i '$d' "$file"
    printf '["%s"] = { ["subscription"] = "both"; ["groups"] = { ["%s"] = true; }; };\n};\n' "$4" "$5" >> "$file"
    ;;
*) echo "unknown command $command" >&2; exit 2 ;;
esac
