# Sourced by ./run, ./test and tests/bench/run: what a fresh Debian 12 needs, and building only what changed.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
state="$root/obj/prepare"

packages_to_run="janus libavcodec59 libavformat59 libavutil57 libswscale6 libswresample4 weasyprint fonts-noto-cjk poppler-utils ca-certificates"
# Evidence is pressed with these, in a sandbox; LibreOffice without its windows, Java and Impress is 290 MB on the disk, the others together 17 MB, most of it poppler-data: without it PDFs whose Chinese fonts are not embedded stay blank.
packages_to_run="$packages_to_run bubblewrap libreoffice-writer-nogui libreoffice-calc-nogui ffmpeg libheif-examples libtiff-tools poppler-data"
packages_to_test="chromium-headless-shell qpdf iproute2 procps e2fsprogs tesseract-ocr tesseract-ocr-chi-sim coturn nftables libnss3-tools"
packages_to_bench="gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly gstreamer1.0-libav chromium xvfb"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_toolchains() {
  command -v dotnet >/dev/null || die "Missing: the .NET 10 SDK (dotnet is not on the PATH)."
  dotnet --list-sdks | grep -q '^10\.' || die "Missing: a .NET 10 SDK; found: $(dotnet --list-sdks | tr '\n' ' ')"
  command -v node >/dev/null || die "Missing: Node.js 20 or later (node is not on the PATH)."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Missing: Node.js 20 or later; found $(node --version)."
}

# Debian's janus and coturn enable a service with open APIs when they are installed; a mask keeps it from starting.
mask_services() {
  mkdir -p /etc/systemd/system
  for service in "$@"; do
    [ -e "/etc/systemd/system/$service.service" ] || ln -s /dev/null "/etc/systemd/system/$service.service"
  done
}

need_packages() {
  local missing=""
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    die "Debian packages are missing. As root, run:
  ln -sf /dev/null /etc/systemd/system/janus.service; ln -sf /dev/null /etc/systemd/system/coturn.service; apt-get update && apt-get install -y --no-install-recommends$missing"
  fi
  say "Installing$missing"
  mask_services janus coturn
  mkdir -p "$state"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$state/apt.log" 2>&1 \
    || { tail -5 "$state/apt.log" >&2; die "apt-get could not install$missing (whole log: $state/apt.log)"; }
}

# A fingerprint of every source below the given paths: names, sizes and times.
fingerprint() {
  ( cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum )
}

unchanged() { [ -f "$state/$1" ] && [ "$(cat "$state/$1")" = "$2" ]; }

built() { printf '%s' "$root/$1/bin/Release/net10.0/$2.dll"; }

build_dotnet() {
  local project=$1 stamp
  stamp=$(fingerprint court-server evidence-press media launcher tests Directory.Build.props Directory.Packages.props global.json)
  unchanged "$(basename "$project")" "$stamp" && return 0
  say "Building $project"
  mkdir -p "$state"
  dotnet build "$root/$project" -c Release -v quiet -clp:NoSummary >"$state/build.log" 2>&1 \
    || { grep -E 'error|warn' "$state/build.log" | sort -u | head -20 >&2; die "The build of $project failed (whole log: $state/build.log)"; }
  printf '%s' "$stamp" >"$state/$(basename "$project")"
}

build_client() {
  local client="$root/court-client" stamp packages
  packages=$(fingerprint court-client/package-lock.json)
  stamp=$(fingerprint court-client)
  [ -d "$client/dist" ] && unchanged client "$stamp" && return 0
  mkdir -p "$state"
  if [ ! -d "$client/node_modules" ] || ! unchanged client-packages "$packages"; then
    say "Fetching the client's packages"
    ( cd "$client" && npm ci --no-audit --no-fund ) >"$state/npm.log" 2>&1 || { tail -5 "$state/npm.log" >&2; die "npm ci failed (whole log: $state/npm.log)"; }
    printf '%s' "$packages" >"$state/client-packages"
  fi
  say "Building court-client"
  ( cd "$client" && npm run build ) >"$state/client.log" 2>&1 || { tail -20 "$state/client.log" >&2; die "The client's build failed (whole log: $state/client.log)"; }
  printf '%s' "$stamp" >"$state/client"
}

build_product() {
  build_client
  build_dotnet launcher/Arbitration.Launcher.csproj
}
