/** {@code diemcau reset}: rebuilds all summaries from the events. */
package vn.diemcau.cli.reset;
