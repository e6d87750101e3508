import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much JSON as programs that talk to each other need, since the JDK has none: objects are maps, arrays lists, numbers doubles or longs.
 */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * What a text says.
     *
     * @throws IllegalArgumentException
     *             if it is not JSON
     */
    static Object read(String text) {
        var json = new Json(text);
        Object value = json.value();
        if (json.peek() != '\0') {
            throw json.fault();
        }
        return value;
    }

    /** The object at the end of this path of keys. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object root, String... path) {
        Object value = root;
        for (String key : path) {
            value = ((Map<String, Object>) value).get(key);
        }
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(Object value) {
        return (List<Object>) value;
    }

    /** An object of these keys and values, in this order. */
    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A member that is a number; NaN where it is null or missing. */
    static double number(Map<String, Object> object, String key) {
        return object.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Maps, lists, strings, numbers, booleans and nulls as text; a number that is not finite becomes null. */
    static String write(Object value) {
        var out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String newLine, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (var entry : map.entrySet()) {
                    out.append(separator).append(newLine).append("  ");
                    write(entry.getKey().toString(), newLine, out);
                    out.append(": ");
                    write(entry.getValue(), newLine + "  ", out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "{}" : newLine + "}");
            }
            case List<?> list -> {
                String separator = "";
                out.append('[');
                for (Object element : list) {
                    out.append(separator);
                    write(element, newLine + "  ", out);
                    separator = ", ";
                }
                out.append(']');
            }
            case Double number when !Double.isFinite(number) -> out.append("null");
            case String string -> out.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")
                    .replace("\n", "\\n")).append('"');
            case null -> out.append("null");
            default -> out.append(value);
        }
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        at++;
        while (peek() != '}') {
            String key = string();
            expect(':');
            object.put(key, value());
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return object;
    }

    private List<Object> array() {
        var array = new ArrayList<Object>();
        at++;
        while (peek() != ']') {
            array.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        at++;
        return array;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = text.charAt(at++);
                c = switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'u' -> {
                        at += 4;
                        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                    }
                    default -> escaped;
                };
            }
            string.append(c);
        }
        expect('"');
        return string.toString();
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            if (digits.matches("-?\\d{1,18}")) {
                return Long.valueOf(digits);
            }
            return Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw fault();
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fault();
        }
        at++;
    }

    /** The next character that is not blank, which stays; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("not JSON at character " + at + ": " + text);
    }
}
