# Finds a JDK, for the scripts beside this one. As few processes as can be: each takes a millisecond of every start.

minimum=25

say() {
    printf 'quartic: %s\n' "$*" >&2
}

# Sets version to that of the JDK at $1: of its release file or, where there is none, of what it says itself.
version_of() {
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            value=${value#\"}
            case $key in
                JAVA_RUNTIME_VERSION) version=${value%\"*} && return ;;
                JAVA_VERSION) version=${value%\"*} ;;
            esac
        done <"$1/release"
    else
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([^"]*\)".*/\1/p')
    fi
}

# Whether $1 is a JDK, not only a runtime, and new enough.
suits() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version_of "$1"
    feature=${version%%[!0-9]*}
    [ -n "$feature" ] && [ "$feature" -ge "$minimum" ]
}

# The home of the java on PATH: bin/java may be a symbolic link into it.
java_of_path() {
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    printf '%s\n' "${java%/bin/*}"
}

# Sets jdk to the home of the one to run on, and version to its own.
find_jdk() {
    jdk=${JAVA_HOME:-}
    if [ -n "$jdk" ] && suits "$jdk"; then
        return
    fi
    for jdk in "$(java_of_path)" /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/*; do
        if [ -n "$jdk" ] && suits "$jdk"; then
            return
        fi
    done
    return 1
}

# Where the archive of classes for the JDK that was found is: a JVM that is given another's does without its own as well.
archive_in() {
    archive=$1/quartic-$version.jsa
}
