# What is examined of the C library beyond its tests. Part of ./sdvp, which reads this file; each function fails if it finds
# something, and says where all of it is.
# shellcheck shell=bash disable=SC2154 # $root and $state are those of ./sdvp

readonly c_parts=(analyze tidy valgrind one armhf fuzz deb)
readonly fuzz_packages=(clang-14 libclang-rt-14-dev)
# Seconds for each reader in ./sdvp test.
readonly quick_fuzzing=10

c_check_help() {
    cat <<'END_OF_HELP'
Usage: ./sdvp c check [PART...] [--minutes N]

Examines the C library, all parts unless some are named:
  analyze   a build with gcc's static analyzer
  tidy      clang-tidy with the rules of c/.clang-tidy
  valgrind  the tests that need no XMPP server, under valgrind
  one       the library as one file: it builds without a warning and passes the tests of the vectors
  armhf     library and agent for 32-bit ARM, with Debian's cross compiler
  fuzz      a fuzzer guided by what it reaches, N minutes (default: 1) for each reader, from the vectors on
  deb       the Debian packages, unpacked into a folder: an example is built against them with pkg-config

As root it installs what of Debian is missing. Exit code 0: nothing found; 1: something found, or a part could not run.
END_OF_HELP
}

# Runs the parts named in the arguments, or all: [PART...] [--minutes N].
check_c() {
    local parts=() failed=() minutes=1 part
    while (($# > 0)); do
        if [[ $1 == --minutes ]]; then
            [[ ${2-} =~ ^[1-9][0-9]{0,3}$ ]] || die "expected --minutes and a number from 1 to 9999, such as --minutes 30"
            minutes=$2
            shift
        elif [[ $1 == -h || $1 == --help ]]; then
            c_check_help
            return
        elif [[ " ${c_parts[*]} " == *" $1 "* ]]; then
            parts+=("$1")
        else
            die "no part called '$1'; there are: ${c_parts[*]}"
        fi
        shift
    done
    ((${#parts[@]} > 0)) || parts=("${c_parts[@]}")
    mkdir -p -- "$state/log" "$state/build"
    lock
    need_packages "build the C library" "${c_packages[@]}" || exit 1
    for part in "${parts[@]}"; do
        say "$part …"
        "check_$part" $((minutes * 60)) || failed+=("$part")
    done
    unlock
    if ((${#failed[@]} > 0)); then die "found something, or could not run: ${failed[*]}"; fi
    say "nothing found by: ${parts[*]}"
}

# The part of it that ./sdvp test runs: what is quick. Where the packages for a part cannot be installed it is left out.
check_c_quickly() {
    local part failed=()
    for part in one armhf fuzz; do
        if [[ $part != one ]] && ! "need_$part"; then continue; fi
        say "$part …"
        "check_$part" "$quick_fuzzing" || failed+=("$part")
    done
    if ((${#failed[@]} > 0)); then
        say "the C library: found something, or could not run: ${failed[*]}"
        return 1
    fi
}

need_armhf() { need_packages "build the C library for armhf" gcc-arm-linux-gnueabihf libc6-dev-armhf-cross; }
need_fuzz() { need_packages "fuzz the C library" "${fuzz_packages[@]}"; }

# Runs what follows $1 with its output in the log of the part $1; shows the end of that if it fails.
logged() {
    if "${@:2}" >"$state/log/c-$1.log" 2>&1 </dev/null 9>&-; then return; fi
    tail -n 15 "$state/log/c-$1.log" >&2
    say "$1: all that was said is in $state/log/c-$1.log"
    return 1
}

check_analyze() { build_c analyze -DSDVP_ANALYZE=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=OFF; }

check_tidy() {
    local folder=$state/build/c/tidy log=$state/log/c-tidy.log
    need_packages "examine the C library with clang-tidy" clang-14 clang-tidy-14 || return
    logged tidy cmake -S "$root/c" -B "$folder" -G Ninja -DCMAKE_C_COMPILER=clang-14 -DCMAKE_BUILD_TYPE=Debug \
        -DBUILD_TESTING=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON || return
    if find "$root/c/src" "$root/c/tools" "$root/c/examples" -name '*.c' ! -name '*_test.c' -print0 \
        | nice xargs -0 -P 2 -n 4 clang-tidy-14 --quiet -p "$folder" >"$log" 2>&1 9>&-; then
        return
    fi
    grep -E '(error|warning): ' "$log" | sort -u >&2
    say "tidy: all that was said is in $log"
    return 1
}

check_valgrind() {
    local folder=$state/build/c/valgrind with_server
    need_packages "run tests of the C library under valgrind" valgrind || return
    build_c valgrind -DSDVP_COUNT_ALLOCATIONS=ON -DCMAKE_BUILD_TYPE=Debug || return
    with_server=$(cd -- "$root/c/src" && grep -l prosody ./*/*_test.c | sed 's|.*/||; s|\.c$||' | paste -sd '|')
    logged valgrind run_under_valgrind "$folder" "$with_server"
}

# Runs the tests in folder $1 but for those named in the expression $2.
run_under_valgrind() {
    local test failed=()
    for test in "$1"/*_test; do
        if [[ ${test##*/} =~ ^($2)$ ]]; then continue; fi
        echo "=== ${test##*/}"
        nice valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect "$test" \
            && continue
        # 77: it needs what is not here.
        if (($? != 77)); then failed+=("${test##*/}"); fi
    done
    echo "failed: ${failed[*]-}"
    ((${#failed[@]} == 0))
}

check_one() {
    build_c one -DSDVP_AMALGAMATED=ON -DCMAKE_BUILD_TYPE=Release -- vectors_test || return
    logged one "$state/build/c/one/vectors_test"
}

check_armhf() {
    local libraries=$state/build/c/armhf-libraries
    need_armhf || return
    if [[ ! -f $libraries/whole ]]; then
        logged armhf sh "$root/c/cmake/armhf-sysroot.sh" "$libraries" || return
        touch -- "$libraries/whole"
    fi
    build_c armhf "-DCMAKE_TOOLCHAIN_FILE=$root/c/cmake/armhf.cmake" "-DSDVP_SYSROOT=$libraries" \
        -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=OFF -- sdvp_shared sdvp-agent-c
}

# Fuzzes each reader for $1 seconds. What led somewhere new is kept in .sdvp/fuzz/c, for the next time.
check_fuzz() {
    local folder=$state/build/c/fuzz kept=$state/fuzz/c names=() running=() name failed=0
    need_fuzz || return
    mapfile -t names < <(cd -- "$root/c/fuzz" && printf '%s\n' fuzz_*.c | sed 's/\.c$//')
    build_c fuzz -DSDVP_FUZZ=ON -DCMAKE_C_COMPILER=clang-14 -DBUILD_TESTING=OFF -- "${names[@]}" || return
    logged fuzz sh "$root/c/fuzz/seeds.sh" "$root/vectors" "$folder/seeds" || return
    # Two at a time.
    for name in "${names[@]}"; do
        mkdir -p -- "$kept/$name" "$kept/findings" "$folder/seeds/$name"
        say "  $name, $1 s"
        logged "$name" nice "$folder/$name" "-max_total_time=$1" -timeout=20 -rss_limit_mb=1500 -max_len=4096 \
            "-artifact_prefix=$kept/findings/$name-" "$kept/$name" "$folder/seeds/$name" &
        running+=($!)
        if ((${#running[@]} == 2)); then
            wait "${running[0]}" || failed=1
            running=("${running[@]:1}")
        fi
    done
    for name in "${running[@]}"; do wait "$name" || failed=1; done
    ((failed == 0)) || say "fuzz: the documents are in $kept/findings"
    return "$failed"
}

check_deb() {
    local folder=$state/build/c/release into=$state/build/c/unpacked package
    pack_c || return
    rm -rf -- "$into"
    for package in "$folder"/*.deb; do
        logged deb dpkg-deb --extract "$package" "$into" || return
    done
    logged deb use_installed "$into"
}

# Builds an example against what is installed below folder $1, and has it and the agent start as far as their usage.
use_installed() {
    local configs example=$1/example libraries said options
    configs=$(find "$1" -name sdvp.pc)
    libraries=$(dirname -- "$(dirname -- "$configs")")
    options=$(PKG_CONFIG_PATH=$(dirname -- "$configs") pkg-config --cflags --libs sdvp)
    # shellcheck disable=SC2086 # several options in one variable are meant to be split
    gcc -std=c11 -Wall -Werror "$root/c/examples/read.c" -o "$example" $options || return
    LD_LIBRARY_PATH=$libraries ldd "$example" | grep -F "$libraries/libsdvp.so.0" || return
    said=$(LD_LIBRARY_PATH=$libraries "$example" 2>&1 || true)
    echo "$said"
    [[ $said == *PASSWORD* ]] || return
    said=$("$1/usr/bin/sdvp-agent-c" 2>&1 || true)
    echo "$said"
    [[ $said == *usage* ]]
}
