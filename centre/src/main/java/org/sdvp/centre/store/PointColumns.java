package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Texts;

/** A point as a row. Literals stand in one text, a line each. */
final class PointColumns {
    static final String INSERT =
            "INSERT INTO point (device, place, reference, description, kind, unit, usage, low, high,"
                    + " step, literals) VALUES (:device, :place, :reference, :description, :kind, :unit, :usage, :low, :high,"
                    + " :step, :literals)";
    static final String SELECT =
            "SELECT reference, description, kind, unit, usage, low, high, step, literals FROM point"
                    + " WHERE device = ? ORDER BY place";

    private PointColumns() {}

    static void bind(SqlStatement<?> statement, Point point) {
        statement
                .bind("reference", Texts.clean(point.reference()))
                .bind("description", Texts.clean(point.description()))
                .bind("kind", point.kind().name())
                .bind("unit", Texts.clean(point.unit()))
                .bind("usage", point.use().name())
                .bind("low", Columns.number(point.range().min()))
                .bind("high", Columns.number(point.range().max()))
                .bind("step", Columns.number(point.range().step()))
                .bind("literals", Texts.clean(lines(point.literals())));
    }

    private static String lines(List<Point.Literal> literals) {
        StringBuilder lines = new StringBuilder();
        for (Point.Literal literal : literals) {
            String text = literal.text().replace('\n', ' ');
            lines.append(literal.ordinal()).append('=').append(text).append('\n');
        }
        return lines.toString();
    }

    static Point point(ResultSet row) throws SQLException {
        return new Point(
                row.getString(1),
                row.getString(2),
                Point.Kind.valueOf(row.getString(3)),
                row.getString(4),
                Point.Use.valueOf(row.getString(5)),
                new Point.Range(Columns.number(row, 6), Columns.number(row, 7), Columns.number(row, 8)),
                literals(row.getString(9)));
    }

    private static List<Point.Literal> literals(String lines) {
        List<Point.Literal> literals = new ArrayList<>();
        for (int begin = 0; begin < lines.length(); ) {
            int sign = lines.indexOf('=', begin);
            int end = lines.indexOf('\n', sign);
            literals.add(
                    new Point.Literal(Integer.parseInt(lines.substring(begin, sign)), lines.substring(sign + 1, end)));
            begin = end + 1;
        }
        return literals;
    }
}
