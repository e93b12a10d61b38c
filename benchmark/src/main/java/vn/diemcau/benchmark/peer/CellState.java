package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import vn.diemcau.province.ProvinceRegister;

/** All that a cell of plain Streams needs to know: its own share of the conference, and the cell. */
final class CellState {
    String successor = "";
    Frame frame = new Frame();
    Cell cell = new Cell();

    CellState apply(String ofSuccessor, PeerEvent event) {
        successor = ofSuccessor;
        if (Frame.takes(event.body())) {
            frame.apply(event, code -> ProvinceRegister.get().successor(code).equals(ofSuccessor));
        } else {
            cell.apply(event);
        }
        return this;
    }

    Contribution contribution(Map<String, long[]> entries, LocalDate today) {
        return Contribution.of(frame, cell, entries, successor, today);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(successor);
        frame.write(out);
        cell.write(out);
    }

    static CellState read(DataInput in) throws IOException {
        CellState state = new CellState();
        state.successor = in.readUTF();
        state.frame = Frame.read(in);
        state.cell = Cell.read(in);
        return state;
    }
}
