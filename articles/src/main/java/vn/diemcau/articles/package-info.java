/**
 * Reads Vietnamese press reports of conferences: a pipeline of small stages over one text with offsets. A page is
 * normalised ({@code PageReader}), cut into paragraphs and sentences ({@code Layout}), people, provinces, dates and
 * documents are recognised, facts are related to each other, and what is left are the events of the ingest form. All
 * vocabulary is in {@code /article/*.txt}.
 */
package vn.diemcau.articles;
