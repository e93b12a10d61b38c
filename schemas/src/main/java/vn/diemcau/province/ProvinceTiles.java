package vn.diemcau.province;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The places of the units of each map when they are drawn as equal tiles, so that neighbours are neighbours as far as a
 * grid allows; read from {@code province-tiles.csv}.
 */
public final class ProvinceTiles {
    private static final List<Tile> TILES = read();

    private ProvinceTiles() {}

    /**
     * A tile of a unit.
     *
     * @param map the map
     * @param code the unit's code
     * @param part the islands of the unit that it shows, which lie apart from it: Hoàng Sa, Trường Sa; empty: the unit
     * @param column from 0, westernmost
     * @param row from 0, northernmost
     */
    public record Tile(ProvinceMap map, String code, String part, int column, int row) {
        /** Whether it shows the unit itself. */
        public boolean isUnit() {
            return part.isEmpty();
        }
    }

    /** The tiles of a map. */
    public static List<Tile> of(ProvinceMap map) {
        return TILES.stream().filter(tile -> tile.map() == map).toList();
    }

    private static List<Tile> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ProvinceTiles.class.getResourceAsStream("/province-tiles.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(ProvinceTiles::tile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tile tile(String line) {
        String[] column = line.split(",", -1);
        return new Tile(
                ProvinceMap.of(column[0]),
                column[1],
                column[2],
                Integer.parseInt(column[3]),
                Integer.parseInt(column[4]));
    }
}
