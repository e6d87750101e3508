# What the launchers share, read by them with '.' once $root is the checkout: the JDK they run on, and Maven on it.

minimum=25

# The feature number of the JDK at $1: of its release file or, where there is none, of what it says itself.
feature() {
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9][0-9]*\).*/\1/p'
    fi
}

# Whether $1 is a JDK, not only a runtime, and new enough.
suits() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    found=$(feature "$1" | head -n 1)
    [ -n "$found" ] && [ "$found" -ge "$minimum" ]
}

# The home of the java on PATH: bin/java may be a symbolic link into it.
java_of_path() {
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    dirname "$(dirname "$java")"
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && suits "$JAVA_HOME"; then
        printf '%s\n' "$JAVA_HOME"
        return
    fi
    for home in "$(java_of_path)" /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/*; do
        if [ -n "$home" ] && suits "$home"; then
            printf '%s\n' "$home"
            return
        fi
    done
    return 1
}

# Puts the home of a JDK into $jdk, or says in the name of $1 that there is none.
require_jdk() {
    jdk=$(find_jdk) && return
    printf '%s: %s\n' \
        "$1" "a JDK $minimum or later is needed and none was found: not at JAVA_HOME (${JAVA_HOME:-not set}), on PATH, in /usr/lib/jvm or in SDKMAN." \
        "$1" "Install one (package temurin-$minimum-jdk or openjdk-$minimum-jdk, or https://adoptium.net) or set JAVA_HOME to it." >&2
    return 1
}

# On the JDK found, which need not be one Maven would find by itself; it warns of Maven's own parts unless told not to.
maven() (
    cd "$root"
    export JAVA_HOME="$jdk" MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
    exec mvn -B -q -Dstyle.color=never "$@"
)
