package org.quartic.table;

/**
 * A column of a {@link Table}.
 *
 * @param name
 *            unique in its table
 * @param type
 *            of its cells
 * @param components
 *            of a vector; 1 for every other type
 * @param unit
 *            of its numbers; {@code "1"} where they have none, empty where they are no measure of anything
 * @param description
 *            a phrase for people
 * @param optional
 *            whether cells may be empty
 */
public record Column(String name, Type type, int components, String unit, String description, boolean optional) {

    /** What a cell holds. */
    public enum Type {
        /** A {@link Double}. One that is not finite is an empty cell: a number that is not known. */
        NUMBER,
        /** A {@link Long} or an {@link Integer}. */
        WHOLE,
        /** A {@link Boolean}. */
        TRUTH,
        /** A {@link String}. */
        TEXT,
        /** A {@code double[]}, always of as many finite components. */
        VECTOR
    }

    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        if (components < 1 || components > 1 && type != Type.VECTOR) {
            throw new IllegalArgumentException("column " + name + ": " + components + " components");
        }
        if (type == Type.VECTOR && optional) {
            throw new IllegalArgumentException("column " + name + ": a vector is never empty");
        }
    }

    /** Of doubles, one in every row. */
    public static Column number(String name, String unit, String description) {
        return new Column(name, Type.NUMBER, 1, unit, description, false);
    }

    /** Of whole numbers of 64 bits, one in every row. */
    public static Column whole(String name, String unit, String description) {
        return new Column(name, Type.WHOLE, 1, unit, description, false);
    }

    /** Of true or false in every row. */
    public static Column truth(String name, String description) {
        return new Column(name, Type.TRUTH, 1, "", description, false);
    }

    /** Of words in every row. */
    public static Column text(String name, String description) {
        return new Column(name, Type.TEXT, 1, "", description, false);
    }

    /**
     * Of so many doubles in every row. A format without such cells has a column for every component: {@code name_0}, {@code name_1}, ...
     */
    public static Column vector(String name, int components, String unit, String description) {
        return new Column(name, Type.VECTOR, components, unit, description, false);
    }

    /** The same with cells that may be empty. */
    public Column orEmpty() {
        return new Column(name, type, components, unit, description, true);
    }

    /** What a component of a vector is called where it is a column of its own. */
    String component(int index) {
        return type == Type.VECTOR ? name + "_" + index : name;
    }

    /** The cell as it is to be written: null if it is empty. */
    Object checked(Object cell) {
        Object value = cell instanceof Integer whole ? Long.valueOf(whole)
                : cell instanceof Double number && !Double.isFinite(number) ? null : cell;
        if (value == null) {
            if (!optional) {
                throw new IllegalArgumentException("column " + name + " may not be empty, found " + cell);
            }
            return null;
        }
        boolean fits = switch (type) {
            case NUMBER -> value instanceof Double;
            case WHOLE -> value instanceof Long;
            case TRUTH -> value instanceof Boolean;
            case TEXT -> value instanceof String;
            case VECTOR -> value instanceof double[] vector && vector.length == components && isFinite(vector);
        };
        if (!fits) {
            throw new IllegalArgumentException("column " + name + " of " + type + " cannot hold "
                    + value.getClass().getSimpleName() + " " + value);
        }
        return value;
    }

    private static boolean isFinite(double[] vector) {
        for (double component : vector) {
            if (!Double.isFinite(component)) {
                return false;
            }
        }
        return true;
    }
}
