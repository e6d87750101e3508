package org.quartic.cli;

/** Sketch. */
public final class Quartic {
    sealed interface A permits B, C {}
    record B(int x) implements A {}
    record C(String y, A a) implements A {}

    private Quartic() {}

    static String f(A a) {
        return switch (a) {
            case B(int x) when x > 3 -> "big";
            case B(_) -> "b";
            case C(var y, _) -> y;
        };
    }

    /** Main. */
    public static void main(String[] args) {
        System.out.println(f(new B(4)));
    }
}
