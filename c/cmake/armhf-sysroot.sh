#!/bin/sh
# Fetches libstrophe, expat and what they need for armhf, as Debian has them, and unpacks them into a folder; nothing is
# installed and the machine's own list of packages stays as it is.
#   armhf-sysroot.sh FOLDER
set -eu
root=${1:?usage: armhf-sysroot.sh FOLDER}
packages="libstrophe-dev libstrophe0 libexpat1-dev libexpat1 libssl-dev libssl3 zlib1g-dev zlib1g libmodbus-dev libmodbus5"

mkdir -p "$root/apt/lists/partial" "$root/apt/archives/partial" "$root/apt/dpkg"
touch "$root/apt/dpkg/status"
root=$(cd "$root" && pwd)

# An apt of its own: the machine's sources and keys, another architecture, other folders.
apt_for_arm() {
    apt-get -q -o APT::Architecture=armhf -o APT::Architectures::=armhf -o Dir::State="$root/apt" \
        -o Dir::State::lists="$root/apt/lists" -o Dir::State::status="$root/apt/dpkg/status" \
        -o Dir::Cache="$root/apt" -o Dir::Cache::archives="$root/apt/archives" -o APT::Sandbox::User= "$@"
}

# A list that cannot be had now need not be one that is missed: download says so then.
apt_for_arm update || true
(cd "$root/apt/archives" && apt_for_arm download $packages)
for package in "$root"/apt/archives/*.deb; do
    dpkg-deb --extract "$package" "$root"
done
echo "libraries for armhf are in $root"
