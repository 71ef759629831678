
# Devices and references: what a device is called and what it holds stands in files that sdvp keeps; where they are
# missing or old, sdvp itself is asked. The words are taken from the line and not from COMP_WORDS, which bash breaks at
# the @ of an address.
function _sdvp_devices_and_references() {
    local line=${COMP_LINE:0:COMP_POINT} words=() profile=() word skip='' command='' device='' current candidates
    local i places=0
    read -ra words <<<"$line"
    if [[ $line == *[[:space:]] ]]; then words+=(''); fi
    current=${words[${#words[@]} - 1]}
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [[ -n $skip ]]; then
            if [[ $skip == --profile ]]; then profile=(--profile "$word"); fi
            skip=''
            continue
        fi
        case $word in
            --profile | --timeout | --every | --for | --count | --depth | --origin | --ident | --check) skip=$word ;;
            --profile=*) profile=(--profile "${word#*=}") ;;
            -*) ;;
            *)
                ((places++))
                if ((places == 1)); then command=$word; fi
                if ((places == 2)); then device=$word; fi
                ;;
        esac
    done
    case $command in
        browse | read | write | operate | watch) ;;
        *) places=0 ;;
    esac
    if [[ -n $skip || $current == -* ]] || ((places == 0)); then
        _complete_sdvp
        return
    fi
    COMPREPLY=()
    if ((places == 1)); then
        candidates=$(_sdvp_devices)
        # The local part alone will do, so addresses are offered only to those who have begun with one.
        if [[ $current != *@* ]]; then candidates=$(sed 's/@.*//' <<<"$candidates"); fi
        _sdvp_reply "$current" "$2" "$candidates"
        return
    fi
    case $command in
        write | operate | browse) if ((places > 2)); then return; fi ;;
    esac
    _sdvp_reply "$current" "$2" "$(_sdvp_references | _sdvp_fit "$command" | _sdvp_next_part "$current")"
    if ((${#COMPREPLY[@]} != 1)) || [[ ${COMPREPLY[0]} == *[./] ]]; then compopt -o nospace 2>/dev/null; fi
}

# Prints the addresses of the devices, one a line; uses profile.
function _sdvp_devices() {
    local known=${XDG_CACHE_HOME:-$HOME/.cache}/sdvp/devices
    if ((${#profile[@]} == 0)) && [[ -n $(find "$known" -mmin -1 2>/dev/null) ]]; then
        cat "$known"
    else
        _sdvp_ask
    fi
}

# Prints the references of the device, one a line; uses device and profile.
function _sdvp_references() {
    local name=${device%%/*} known=()
    if [[ $name != *@* ]]; then name+='@*'; fi
    mapfile -t known < <(compgen -G "${XDG_CACHE_HOME:-$HOME/.cache}/sdvp/references/$name")
    # A file that begins with # has all there is, any other only what commands have come across.
    if ((${#known[@]} == 1)) && [[ -n $(find "${known[0]}" -mmin -1440 2>/dev/null) && $(<"${known[0]}") == '#'* ]]; then
        cat "${known[0]}"
    else
        _sdvp_ask "$device"
    fi
}

# Asks the sdvp that is being completed; uses profile.
function _sdvp_ask() {
    "${COMP_WORDS[0]/#\~/$HOME}" complete "${profile[@]}" "$@" 2>/dev/null </dev/null
}

# Of references on standard input, lets those through that command $1 can use.
function _sdvp_fit() {
    case $1 in
        operate) sed -n 's/\.ctlModel\[CF\]$//p' ;;
        write) grep -E '^[^.]*\.[^.]*\..*\[(SP|SV|CF|DC|BL)\]$' ;;
        *) cat ;;
    esac
}

# Of references on standard input, prints those that begin with $1, each only as far as the next / or . or whole: as a
# shell does with the folders of a path.
function _sdvp_next_part() {
    awk -v begin="$1" '
        function offer(word) { offered[word] = 1 }
        index($0, begin) != 1 { next }
        {
            rest = substr($0, length(begin) + 1)
            cut = match(rest, /[\/.[]/)
            mark = substr(rest, cut, 1)
            if (cut == 0 || index(begin, "[") || (mark == "[" && cut == 1)) offer($0)
            else offer(begin substr(rest, 1, mark == "[" ? cut - 1 : cut))
        }
        END {
            # Nobody stops at a logical device or node who completes it: its mark saves a key.
            for (word in offered)
                if (!((word "/") in offered) && !(index(word, ".") == 0 && (word ".") in offered)) print word
        }' | sort -u
}

# Puts the lines of $3 that begin with $1 into COMPREPLY, less what comes before $2: that is the part of the word that
# bash replaces.
function _sdvp_reply() {
    local line before=${1%"$2"}
    while IFS= read -r line; do
        if [[ -n $line && $line == "$1"* ]]; then COMPREPLY+=("${line#"$before"}"); fi
    done <<<"$3"
}

complete -o bashdefault -F _sdvp_devices_and_references sdvp
