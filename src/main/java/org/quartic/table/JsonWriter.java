package org.quartic.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** {@link TableFormat#JSON}: a line for every note and every row. */
final class JsonWriter extends TableWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Writer out;
    private String beforeRow = "\n";

    JsonWriter(Table table, Writer out) throws IOException {
        super(table);
        this.out = out;
        out.write("{\n");
        for (Map.Entry<String, Note> note : table.notes().entrySet()) {
            field(note.getKey(), note.getValue().tree());
            out.write(",\n");
        }
        field("columns", columns(table.columns()));
        out.write(",\n\"rows\":[");
    }

    /** Name, unit and description of every column. */
    static ArrayNode columns(List<Column> columns) {
        ArrayNode list = NODES.arrayNode();
        for (Column column : columns) {
            list.addObject().put("name", column.name()).put("unit", column.unit())
                    .put("description", column.description());
        }
        return list;
    }

    private void field(String name, JsonNode value) throws IOException {
        out.write(NODES.textNode(name).toString());
        out.write(':');
        out.write(value.toString());
    }

    @Override
    void write(Object[] cells) throws IOException {
        ObjectNode row = NODES.objectNode();
        for (int i = 0; i < cells.length; i++) {
            row.set(table().columns().get(i).name(), value(cells[i]));
        }
        out.write(beforeRow);
        out.write(row.toString());
        beforeRow = ",\n";
    }

    private static JsonNode value(Object cell) {
        return switch (cell) {
            case null -> NODES.nullNode();
            case Double number -> NODES.numberNode(number);
            case Long whole -> NODES.numberNode(whole);
            case Boolean truth -> NODES.booleanNode(truth);
            case double[] vector -> {
                ArrayNode list = NODES.arrayNode(vector.length);
                for (double component : vector) {
                    list.add(component);
                }
                yield list;
            }
            default -> NODES.textNode((String) cell);
        };
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    void end() throws IOException {
        out.write("\n]\n}\n");
        out.flush();
    }
}
