/** The parts of a pipeline as processes of their own, to be started, killed and watched by chaos and benchmarks. */
package vn.diemcau.parts;
