#!/bin/sh
# seeds.sh VECTORS OUT: inputs to begin with for each fuzz target, made of the vectors, in OUT/TARGET.
set -eu
vectors=$1
out=$2

# kind LINE: the octet that says what kind of message an input is.
kind() {
    case $1 in request) printf 0 ;; response) printf 1 ;; *) printf 2 ;; esac
}

for format in compact rpc sdvp2; do
    mkdir -p "$out/fuzz_$format"
    for json in "$vectors/$format"/valid/*.json; do
        name=$(basename "$json" .json)
        pdu=$(sed -n 's/.*"pdu": *"\([a-z]*\)".*/\1/p' "$json" | head -n 1)
        { kind "$pdu"; cat "$vectors/$format/valid/$name.xml"; } > "$out/fuzz_$format/$name"
    done
    for error in "$vectors/$format"/invalid/*.error; do
        name=$(basename "$error" .error)
        { kind "$(head -n 1 "$error")"; cat "$vectors/$format/invalid/$name.xml"; } > "$out/fuzz_$format/bad-$name"
    done
done

# Stanzas of one that has a role, with each of these in them.
mkdir -p "$out/fuzz_stanza"
for format in compact rpc; do
    for xml in "$vectors/$format"/*valid/*.xml; do
        name=$format-$(basename "$xml" .xml)
        { printf "<iq type='set' id='1' from='desk@sdvp.test/desk'>"; cat "$xml"; printf '</iq>'; } \
            > "$out/fuzz_stanza/set-$name"
        { printf "<iq type='get' id='1' from='desk@sdvp.test/desk'>"; cat "$xml"; printf '</iq>'; } \
            > "$out/fuzz_stanza/get-$name"
        { printf "<message from='desk@sdvp.test/desk'>"; cat "$xml"; printf '</message>'; } \
            > "$out/fuzz_stanza/message-$name"
    done
done

# One document a file, its message alone.
mkdir -p "$out/fuzz_json" "$out/fuzz_value"
for json in "$vectors"/compact/valid/*.json; do
    tr -d '\n' < "$json" | sed 's/.*"message": *//; s/}[^}]*$//' > "$out/fuzz_json/$(basename "$json" .json)"
done

# Each text with each type would be many; with the octet of its place in the file it meets most.
number=0
cat "$vectors"/value/*/*.json | sed -n 's/.*"value": "\([^"]*\)".*/\1/p' | sort -u | while read -r text; do
    for type in 0 1 7 8 9 10 11 12 13 17 18 19 20 25 26 153; do
        number=$((number + 1))
        { printf "\\$(printf %o "$type")"; printf %s "$text"; } > "$out/fuzz_value/$number"
    done
done
