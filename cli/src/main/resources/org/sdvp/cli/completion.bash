
# Devices and references: what a device is called and what it holds is asked of sdvp itself, which keeps it in files.
# The words are taken from the line and not from COMP_WORDS, which bash breaks at the @ of an address.
function _sdvp_devices_and_references() {
    local line=${COMP_LINE:0:COMP_POINT} command='' device='' current='' word skip='' profile=()
    local words=() places=0 candidates
    read -ra words <<<"$line"
    if [[ $line == *[[:space:]] ]]; then words+=(''); fi
    current=${words[${#words[@]} - 1]}
    local i
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [[ -n $skip ]]; then
            if [[ $skip == --profile ]]; then profile=(--profile "$word"); fi
            skip=''
            continue
        fi
        case $word in
            --profile | --timeout | --every | --for | --count | --depth | --origin | --ident | --check) skip=$word ;;
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
    if ((places == 1)); then
        candidates=$(_sdvp_ask "${profile[@]}" | while IFS= read -r word; do
            printf '%s\n' "$word"
            if [[ $current != *@* ]]; then printf '%s\n' "${word%%@*}"; fi
        done)
        # The local part alone will do, so the address is offered only to those who have begun with it.
        if [[ $current != *@* ]]; then candidates=$(grep -v @ <<<"$candidates"); fi
        _sdvp_reply "$current" "$candidates"
        return
    fi
    case $command in
        write | operate | browse) if ((places > 2)); then return; fi ;;
    esac
    _sdvp_reply "$current" "$(_sdvp_ask "${profile[@]}" "$device" | _sdvp_next_part "$current")"
    if ((${#COMPREPLY[@]} != 1)) || [[ ${COMPREPLY[0]} == *[./] ]]; then compopt -o nospace 2>/dev/null; fi
}

# Asks the sdvp that is being completed.
function _sdvp_ask() {
    "${COMP_WORDS[0]/#\~/$HOME}" complete "$@" 2>/dev/null </dev/null
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

# Puts the lines of $2 that begin with $1 into COMPREPLY, less what bash has broken off before the word it replaces.
function _sdvp_reply() {
    local line broken=${1%"${COMP_WORDS[COMP_CWORD]}"}
    if [[ ${COMP_WORDS[COMP_CWORD]} == '@' ]]; then broken=$1; fi
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -n $line && $line == "$1"* ]]; then COMPREPLY+=("${line#"$broken"}"); fi
    done <<<"$2"
}

complete -o bashdefault -F _sdvp_devices_and_references sdvp ./sdvp
