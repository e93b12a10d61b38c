/** The parts of a whole pipeline as processes: what starts them, sends them signals and waits for them. */
package vn.diemcau.parts;
