#!/bin/sh
# Check a dossier with sha256sum, openssl, ssh-keygen and jq alone: sh verify.sh [FOLDER]; exit code 0 or 1.
# Checked here: the digest of every file, captured bytes and texts against the acts that captured them, the
# signed checkpoint, each act's signature and number, people's keys, the exporter's signature. Not checked
# here: inclusion proofs, disclosed words and quotes; verify.py does.
set -u
LC_ALL=C
export LC_ALL
cd "${1:-$(dirname "$0")}" || exit 1
for tool in sha256sum openssl ssh-keygen jq; do
    command -v "$tool" >/dev/null || { echo "FAIL: $tool is needed and not here"; exit 1; }
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
: >"$work/problems"

problem() { printf '  %s\n' "$1" >>"$work/problems"; }

# Paths are read from file lists below, so none may hold a blank or a character of the shell.
find . -mindepth 1 ! -type d | sed 's|^\./||' | sort >"$work/files"
if grep -q '[^A-Za-z0-9._/-]' "$work/files" || [ -n "$(find . -mindepth 1 ! -type d ! -type f)" ]; then
    echo "FAIL: there are files that are no part of a dossier"
    exit 1
fi

check_manifest() { # name of the manifest, list of the files it must have
    sha256sum --strict --quiet -c "$1" >"$work/out" 2>&1 || problem "$1: $(head -n 1 "$work/out")"
    sed 's/^[0-9a-f]*  //' "$1" | sort | cmp -s - "$2" || problem "$1: it lists other files than are here"
}
grep '^data/' "$work/files" >"$work/payload"
grep -v -e '^data/' -e '^tagmanifest-sha256\.txt' "$work/files" >"$work/beside"
check_manifest manifest-sha256.txt "$work/payload"
check_manifest tagmanifest-sha256.txt "$work/beside"

# The checkpoint: an Ed25519 signature over the note's text, by the key in data/vkey.
vkey=$(cat data/vkey)
name=${vkey%%+*}
encoded=${vkey#*+}
printf '%s' "${encoded#*+}" | openssl base64 -d -A | tail -c 32 >"$work/key"
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cat "$work/key"; } >"$work/key.der"
identifier=$({ printf '%s\n\001' "$name"; cat "$work/key"; } | sha256sum | cut -c 1-8)
case $vkey in "$name+$identifier+"*) ;; *) problem "data/vkey: the verifier key is garbled" ;; esac
head -n 3 data/checkpoint >"$work/note"
sed -n "s|^— $name ||p" data/checkpoint | head -n 1 | openssl base64 -d -A | tail -c 64 >"$work/note.sig"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/note" \
    -sigfile "$work/note.sig" >/dev/null 2>&1 || problem "data/checkpoint: its signature does not fit"

# jq starts slowly, so it reads all acts in one go.
of_acts() { find data/events -name '*.json' | sort | xargs jq -r "$1"; }

# Acts: the signed bytes are a part of the file, {"act":HERE,"seq":N,"signature":S,"time":T}. What follows
# them is as long as the same object without the act, so they are cut out and never written anew.
of_acts '[input_filename, (del(.act) | tojson | utf8bytelength), .seq, (.act.actor | @uri), .signature] | @tsv' \
    >"$work/acts" || problem "data/events: there is a file that is no act"
tab=$(printf '\t')
while IFS=$tab read -r file rest number person signature; do
    size=$(wc -c <"$file")
    tail -c +8 "$file" | head -c $((size - 7 - rest)) >"$work/act"
    printf '%b' "$signature" >"$work/sig"
    [ "$file" = "data/events/$(printf '%08d' "$number").json" ] || problem "$file: it says it is number $number"
    ssh-keygen -Y verify -f data/allowed_signers -I "$person" -n claim-event@v1 -s "$work/sig" \
        <"$work/act" >/dev/null 2>&1 || problem "$file: the signature does not fit"
done <"$work/acts"
acts=$(wc -l <"$work/acts")
[ "$acts" -eq "$(grep -c '^data/events/' "$work/files")" ] || problem "data/events: there is a file that is no act"

# People's keys are those of their own acts of joining.
of_acts 'select(.act.type == "ledger.opened" or .act.type == "reviewer.joined") | .act |
    "\(.actor | @uri) namespaces=\"claim-event@v1,claim-dossier@v1\" \(.data.public_key)"' |
    cmp -s - data/allowed_signers || problem "data/allowed_signers: other keys than people joined with"

[ "$(of_acts 'select(.act.type == "ledger.opened") | .act.data.vkey')" = "$vkey" ] ||
    problem "data/vkey: the ledger was opened with another key"

exporter=$(jq -r '.exporter | @uri' data/dossier.json)
ssh-keygen -Y verify -f data/allowed_signers -I "$exporter" -n claim-dossier@v1 \
    -s tagmanifest-sha256.txt.sig <tagmanifest-sha256.txt >/dev/null 2>&1 ||
    problem "tagmanifest-sha256.txt.sig: the exporter's signature does not fit"

# Captured bytes and texts are those that an act of capture speaks of.
of_acts 'select(.act.type == "capture.taken") | .act.data |
    "data/captures/\(.sha256).bin", "data/texts/\(.text_sha256).txt"' >"$work/known"
blobs=0
for file in data/captures/*.bin data/texts/*.txt; do
    [ -f "$file" ] || continue
    digest=${file##*/}
    [ "$(sha256sum <"$file" | cut -c 1-64)" = "${digest%.*}" ] || problem "$file: not what was captured"
    grep -qxF "$file" "$work/known" || problem "$file: belongs to no act of capture that is here"
    blobs=$((blobs + 1))
done

if [ -s "$work/problems" ]; then
    echo "FAIL: the dossier does not hold"
    cat "$work/problems"
    exit 1
fi
echo "PASS: digests, checkpoint and signatures hold ($acts acts, $blobs captured files)"
echo "  key $vkey; compare it with one you were given by other means"
echo "  not checked here: inclusion proofs, disclosed words and quotes; see verify.py"
